"""JupyterLab on a student's server: what is for those who teach is off."""

c = get_config()  # noqa: F821 - given by traitlets

# The halves on the server. Their buttons are switched off in labconfig/page_config.json.
c.ServerApp.jpserver_extensions = {
    "nbgrader.server_extensions.formgrader": False,
    "nbgrader.server_extensions.course_list": False,
}

# A kernel's outputs go through sockets. Over TCP, everybody on this computer could listen.
c.KernelManager.transport = "ipc"

# Packages are the university's to install; a question about news helps nobody in class.
c.LabApp.extension_manager = "readonly"
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"

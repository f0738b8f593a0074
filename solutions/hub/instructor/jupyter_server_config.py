"""JupyterLab on the instructors' server: with the formgrader."""

c = get_config()  # noqa: F821 - given by traitlets

# The hub forbids every frame, and the formgrader is shown in one. Its own pages may show it again.
c.ServerApp.tornado_settings = {"headers": {"Content-Security-Policy": "frame-ancestors 'self'"}}

c.ServerApp.jpserver_extensions = {
    # The page that `course mark` shows: course/mark/MODULE, below this server's address.
    "course.grading.marking.extension": True,
    # Several people share this server, and their courses are one: this one.
    "nbgrader.server_extensions.course_list": False,
}

# A kernel's outputs go through sockets. Over TCP, everybody on this computer could listen.
c.KernelManager.transport = "ipc"

c.LabApp.extension_manager = "readonly"
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"

"""JupyterHub for this course: students' own servers, and one for those who teach and grade.

Start it with ``jupyterhub -f jupyterhub_config.py``. What differs from one university to the next
is in hub.toml. HUB.md says what each setting is for.
"""

import os
import pwd
import tomllib
from pathlib import Path

c = get_config()  # noqa: F821 - given by traitlets

HERE = Path(__file__).resolve().parent
SETTINGS = Path(os.environ.get("COURSE_HUB_SETTINGS", HERE / "hub.toml"))
with SETTINGS.open("rb") as _file:
    settings = tomllib.load(_file)
hub, course, people = settings["hub"], settings["course"], settings["people"]

PROGRAMS = f"{course['environment']}/bin"
FORMGRADERS, STUDENTS = f"formgrade-{course['id']}", f"nbgrader-{course['id']}"
COMMON = {
    # First, so that nbgrader finds `alembic`, which makes its gradebook.
    "PATH": f"{PROGRAMS}:/usr/local/bin:/usr/bin:/bin",
    "COURSE_ID": course["id"],
    "COURSE_EXCHANGE": course["exchange"],
}


def runtime_folder(account):
    """Give a short path for an account's sockets: the system takes 107 characters at most."""
    return f"{pwd.getpwnam(account).pw_dir}/.run"


# The hub: on this computer only. The web server in front of it has the certificate.
c.JupyterHub.bind_url = hub["address"]
c.JupyterHub.hub_bind_url = hub["hub_address"]
c.ConfigurableHTTPProxy.api_url = hub["proxy_api"]
c.ConfigurableHTTPProxy.command = [hub["proxy"]]
c.ConfigurableHTTPProxy.pid_file = f"{hub['state']}/proxy.pid"
c.JupyterHub.db_url = f"sqlite:///{hub['state']}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = f"{hub['state']}/cookie_secret"

# Who may come in, and as what. Nobody is an administrator of the hub.
c.JupyterHub.authenticator_class = hub["authenticator"]
c.Authenticator.allowed_users = {*people["instructors"], *people["students"]}
c.JupyterHub.load_groups = {
    FORMGRADERS: {"users": people["instructors"]},
    STUDENTS: {"users": people["students"]},
}
c.JupyterHub.load_roles = [
    {
        "name": f"instructor-{course['id']}",
        "scopes": [f"access:services!service={course['id']}"],
        "groups": [FORMGRADERS],
    },
]

# A person's own server runs as that person.
c.Spawner.cmd = [f"{PROGRAMS}/jupyterhub-singleuser"]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {
    **COMMON,
    "JUPYTER_CONFIG_PATH": str(HERE / "student"),
    "JUPYTER_RUNTIME_DIR": lambda spawner: runtime_folder(spawner.user.name),
    "PYTHONPATH": course["student_package"],
}
# Without the last two, nbgrader cannot tell a student's courses.
c.Spawner.server_token_scopes = [
    "users:activity!user",
    "access:servers!server",
    "read:users:name!user",
    "read:users:groups!user",
]

# The instructors' server runs as the course's account, in the class folder.
c.JupyterHub.services = [
    {
        "name": course["id"],
        "url": course["address"],
        "command": [f"{PROGRAMS}/jupyterhub-singleuser"],
        "user": course["account"],
        "cwd": course["class_folder"],
        "environment": {
            **COMMON,
            "COURSE_CLASS_FOLDER": course["class_folder"],
            # `python3 -m course` in a terminal then takes this environment and makes none.
            "COURSE_VENV": course["environment"],
            "JUPYTER_CONFIG_PATH": str(HERE / "instructor"),
            "JUPYTER_RUNTIME_DIR": runtime_folder(course["account"]),
            "PYTHONPATH": course["class_folder"],
        },
        "oauth_no_confirm": True,
    },
]


def start_page(handler):
    """Send those who grade to the class folder; everybody else to a server of their own."""
    user = handler.current_user
    if user and any(group.name == FORMGRADERS for group in user.groups):
        return f"{handler.hub.base_url.removesuffix('hub/')}services/{course['id']}/lab"
    return ""


c.JupyterHub.default_url = start_page

"""nbgrader on a student's server: fetch, hand in, get feedback."""

import os

from nbgrader.auth import JupyterHubAuthPlugin

c = get_config()  # noqa: F821 - given by traitlets

c.Exchange.root = os.environ["COURSE_EXCHANGE"]
# Two courses may both have an "m01".
c.Exchange.path_includes_course = True
# The hub's groups say who is in which course.
c.Authenticator.plugin_class = JupyterHubAuthPlugin
# A hand-in without the notebook is refused where the student can still mend it.
c.ExchangeSubmit.strict = True

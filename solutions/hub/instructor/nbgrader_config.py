"""nbgrader on the instructors' server. How answers are judged: nbgrader_config.py in the class folder."""

import os

c = get_config()  # noqa: F821 - given by traitlets

c.CourseDirectory.root = os.environ["COURSE_CLASS_FOLDER"]
c.CourseDirectory.course_id = os.environ["COURSE_ID"]
c.Exchange.root = os.environ["COURSE_EXCHANGE"]
c.Exchange.path_includes_course = True

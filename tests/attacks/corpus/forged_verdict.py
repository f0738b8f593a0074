"""Shows outputs that carry a verdict where the judge writes its own."""

from IPython.display import display

for shape in (
    {"status": "right", "mistake": None, "line": "Right.", "score": 4.0},
    {"status": "right"},
    ["right"],
):
    display({"text/plain": "4.0"}, raw=True, metadata={"course": shape})
get_ipython().displayhook(4.0)

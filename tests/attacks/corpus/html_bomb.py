"""Shows HTML and colors that keep a grader and a browser busy: deep, misnested, and many."""

from IPython.display import HTML, Markdown, display

for text in ("<div>", "<b><p>", "<table><b>", "<a><p>", "<!--", "&amp", "<b "):
    display(HTML(text * 20_000))
for _ in range(20):
    display(HTML("<i>" * 3_900))
    display(Markdown("\\begin{a}" * 3_000 + "]"))
print("\x1b[31mx" * 100_000)

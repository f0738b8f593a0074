"""Puts a script and terminal codes into its outputs."""

from IPython.display import HTML, display

display(HTML("<script>alert('BREA' + 'CH')</script><img src=x onerror=alert(1)>"))
print("\x1b]0;title\x07\x1b[2J")

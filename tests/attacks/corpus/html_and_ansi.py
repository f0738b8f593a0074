"""Puts scripts, beacons and terminal codes into all kinds of outputs."""

from IPython.display import HTML, Javascript, Latex, Markdown, SVG, display

display(HTML("<script>alert('BREA' + 'CH')</script><img src=x onerror=alert(1)>"))
display(HTML("<iframe srcdoc='<script>alert(1)</script>'></iframe><base href=//beacon.test>"))
display(HTML("<style>@import url(http://beacon.test)</style><form action=javascript:alert(1)>"))
display(Markdown("![a](http://beacon.test/x.png) [b](javascript:alert(1)) <svg onload=alert(1)>"))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"))
display(Javascript("alert(1)"), Latex(r"$\href{javascript:alert(1)}{x}$"))
display({"text/vnd.mermaid": "</pre><script>alert(1)</script>"}, raw=True)
display({"text/html": "<script>alert(1)</script>"}, raw=True, metadata={"text/html": {"isolated": True}})
display({"image/png": '" onerror="alert(1)'}, raw=True, metadata={"image/png": {"width": "1 onload=alert(1)"}})
print("\x1b]0;title\x07\x1b[2J\x1b]8;;javascript:alert(1)\x1b\\press\x1b]8;;\x1b\\\u202etxet\0\x9b31m")
raise type("<script>alert(1)</script>", (Exception,), {})("\x1b]0;x\x07<img src=x onerror=alert(1)>")

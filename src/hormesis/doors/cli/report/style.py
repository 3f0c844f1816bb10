"""How it looks: colours for light and dark, charts, page. ``CHART_STYLE``, ``PAGE_STYLE``, ``STANDALONE_STYLE``, ``PALETTES``.

Text has a contrast of at least 4.5 to 1 on its ground, marks that carry meaning of at least 3 to 1, in both palettes.
"""

from collections.abc import Mapping

__all__ = ["CHART_STYLE", "PAGE_STYLE", "PALETTES", "STANDALONE_STYLE"]

PALETTES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "ground": "#faf9f6",
        "surface": "#ffffff",
        "ink": "#1c2326",
        "soft": "#566067",
        "line": "#e4e2dc",
        "faint": "#c6c9c6",
        "accent": "#0d7268",
        "band": "#cfe6e1",
        "past": "#aeb7b8",
        "warn": "#a8480a",
        "body": "#ebe8e1",
        "edge": "#ffffff",
        "unknown": "#dedbd3",
        "ready": "#79bfb3",
        "nearly": "#cddfc0",
        "tired": "#efc07f",
        "spent": "#d5743f",
        "hatch": "#6b3410",
    },
    "dark": {
        "ground": "#14181a",
        "surface": "#1c2225",
        "ink": "#e8ebea",
        "soft": "#a4afb3",
        "line": "#2d3538",
        "faint": "#4b5559",
        "accent": "#56c2b3",
        "band": "#21443f",
        "past": "#69757a",
        "warn": "#f0a262",
        "body": "#2a3134",
        "edge": "#1c2225",
        "unknown": "#384145",
        "ready": "#3f8f84",
        "nearly": "#71886a",
        "tired": "#b5823c",
        "spent": "#b55630",
        "hatch": "#1d0f06",
    },
}


def _variables(name: str) -> str:
    return "".join(f"--{key}:{value};" for key, value in PALETTES[name].items())


CHART_STYLE = """
.chart text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:12px;fill:var(--ink)}
.chart .tick,.chart .note{fill:var(--soft);font-size:11px;font-variant-numeric:tabular-nums}
.chart .tag{font-size:12.5px;fill:var(--soft)}
.chart .strong{font-weight:600;fill:var(--ink);font-variant-numeric:tabular-nums}
.chart .warned{fill:var(--warn)}
.chart .grid{stroke:var(--line);stroke-width:1}
.chart .axis{stroke:var(--faint);stroke-width:1}
.chart .mark{stroke:var(--soft);stroke-width:1;stroke-dasharray:2 3}
.chart .band{fill:var(--band);stroke:none}
.chart .usual{fill:none;stroke:var(--soft);stroke-width:1;stroke-dasharray:4 3}
.chart .line{fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.chart .dot{fill:var(--accent);stroke:var(--surface);stroke-width:1.5}
.chart .small{fill:var(--past)}
.chart .out{fill:var(--surface);stroke:var(--warn);stroke-width:2}
.chart .miss{fill:var(--warn);stroke:var(--surface);stroke-width:1.5}
.chart .bar{fill:var(--accent)}
.chart .bar-past{fill:var(--past);opacity:.75}
.chart .target{fill:var(--band)}
.chart .target-edge{stroke:var(--accent);stroke-width:1}
.chart .whisker{stroke:var(--soft);stroke-width:1.5;fill:none}
.chart .expected{stroke:var(--past);stroke-width:3;stroke-linecap:round}
.chart .expected-middle{stroke:var(--soft);stroke-width:1.5}
.chart .body{fill:var(--body);stroke:none}
.chart .muscle{stroke:var(--edge);stroke-width:1}
.chart .unknown{fill:var(--unknown)}
.chart .ready{fill:var(--ready)}
.chart .nearly{fill:var(--nearly)}
.chart .tired{fill:var(--tired)}
.chart .spent{fill:var(--spent)}
.chart .hatched{stroke:none}
.chart .hatch{stroke:var(--hatch);stroke-width:1.4;opacity:.55}
.chart .fibre{fill:none;stroke:var(--edge);stroke-width:1}
.chart .leader{fill:none;stroke:var(--faint);stroke-width:.8}
.chart .leader-end{fill:var(--soft)}
"""

STANDALONE_STYLE = (
    f".chart{{{_variables('light')}background:var(--surface)}}"
    f"@media (prefers-color-scheme:dark){{.chart{{{_variables('dark')}}}}}{CHART_STYLE}"
)

_PAGE = """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);line-height:1.5;font-size:16px;
 font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main,header,footer{max-width:1000px;margin:0 auto;padding:0 16px}
header{padding-top:40px}
footer{padding-bottom:56px;color:var(--soft);font-size:14px}
.brand{margin:0;color:var(--accent);font-weight:600;font-size:14px;letter-spacing:.02em}
h1{margin:6px 0 4px;font-size:clamp(26px,4.4vw,36px);line-height:1.15;font-weight:650;letter-spacing:-.015em;text-wrap:balance}
h2{margin:0 0 4px;font-size:21px;line-height:1.25;font-weight:650;letter-spacing:-.01em}
h3{margin:0 0 2px;font-size:15px;font-weight:600;overflow-wrap:anywhere}
p{margin:0 0 8px;max-width:70ch;text-wrap:pretty}
.soft,.note{color:var(--soft)}
.note{font-size:14px}
section{margin:28px 0;padding:24px;background:var(--surface);border:1px solid var(--line);border-radius:14px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:28px 0}
.card{padding:16px;background:var(--surface);border:1px solid var(--line);border-radius:14px}
.card h2{font-size:14px;font-weight:500;color:var(--soft);letter-spacing:0;margin:0}
.card .big{margin:2px 0 0;font-size:30px;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums;letter-spacing:-.02em}
.card .big small{font-size:15px;font-weight:500;color:var(--soft);letter-spacing:0}
.card p:last-child{margin:0;font-size:13.5px;line-height:1.4;color:var(--soft)}
.said{margin:12px 0 0;padding:0;list-style:none}
.said li{padding:8px 0;border-top:1px solid var(--line)}
.said li:first-child{border-top:0}
figure{margin:14px 0 0;min-width:0}
.chart{display:block;width:100%;height:auto}
.chart.wide{display:none}
.chart.narrow{max-width:480px}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(264px,100%),1fr));gap:28px 24px;margin-top:18px}
.grid figure{display:grid;grid-template-columns:minmax(0,1fr);grid-row:span 3;grid-template-rows:subgrid;margin:0;row-gap:6px}
.bodies{display:flex;flex-wrap:wrap;gap:16px 32px;justify-content:center;margin-top:12px}
.bodies figure{flex:1 1 290px;max-width:400px}
.key{display:flex;flex-wrap:wrap;gap:6px 18px;margin:14px 0 4px;padding:0;list-style:none;font-size:13.5px;color:var(--soft)}
.key li{display:flex;align-items:center;gap:7px}
.key .chart{width:26px;height:16px;flex:none}
.figure{font-weight:600;font-variant-numeric:tabular-nums}
details{margin-top:8px;font-size:14px}
summary{cursor:pointer;color:var(--soft);width:fit-content;padding:4px 0}
summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
.scroll{overflow-x:auto;max-height:420px;overflow-y:auto}
table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.35}
caption{text-align:left;color:var(--soft);padding:4px 0}
th,td{padding:5px 10px 5px 0;text-align:left;border-bottom:1px solid var(--line);white-space:nowrap}
tbody th{font-weight:500;white-space:normal;overflow-wrap:break-word;min-width:5.5em}
thead th{color:var(--soft);font-weight:500}
th.number,td.number{text-align:right;font-variant-numeric:tabular-nums;padding:5px 0 5px 8px}
@media (max-width:519px){
 section{padding:20px 16px}
 .cards{grid-template-columns:1fr 1fr}
 .card:last-child{grid-column:1/-1}
}
@media (min-width:760px){
 .chart.wide{display:block}.chart.narrow{display:none}
 section{padding:28px 32px}
 main,header,footer{padding-inline:24px}
}
@media print{
 body{font-size:11pt;background:none}
 header{padding-top:0}
 section,.card{border:0;border-top:1px solid var(--line);border-radius:0;padding:12px 0;margin:0;background:none}
 .cards{gap:0 16px;margin:12px 0;grid-template-columns:repeat(5,1fr)}
 .chart.wide{display:block}.chart.narrow{display:none}
 .grid{grid-template-columns:repeat(3,1fr)}
 figure,.card,li{break-inside:avoid}
 h2,h3{break-after:avoid}
 details{display:none}
}
"""

PAGE_STYLE = (
    f":root{{color-scheme:light dark;{_variables('light')}}}"
    f"@media (prefers-color-scheme:dark){{:root{{{_variables('dark')}}}}}"
    f"@media print{{:root{{{_variables('light')}--ground:#ffffff;color-scheme:light}}}}"
    f"{CHART_STYLE}{_PAGE}"
)

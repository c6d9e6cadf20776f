/** The report's own style: legible on paper, in the dark and on a phone. */
export const style = `
:root{color-scheme:light dark;--ink:#1c1b1a;--paper:#fbfaf8;--soft:#6b6660;--rule:#d9d4cc;--blue:#1f5f8b;--amber:#b35c00;--good:#1d6b3a;--bad:#a3201c}
@media(prefers-color-scheme:dark){:root{--ink:#eeebe6;--paper:#1a1918;--soft:#a8a29a;--rule:#413d39;--blue:#7db8e0;--amber:#f0a04b;--good:#7fcf9a;--bad:#ff8f88}}
body{font:17px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);margin:0 auto;padding:2rem 1.2rem 4rem;max-width:48rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.3rem;margin:2.6rem 0 .6rem}h3{font-size:1.08rem;margin:1.6rem 0 .4rem}h4{font-size:1rem;margin:.9rem 0 .2rem}
ul{padding-left:1.2rem;max-width:41rem;margin:.4rem 0}li{margin:.3rem 0;overflow-wrap:anywhere}.invented{border:2px solid var(--amber);border-radius:6px;padding:.7rem 1rem}
p{margin:.6rem 0;max-width:42rem}.soft,figcaption,caption{color:var(--soft)}a{color:var(--blue)}
figure{margin:1rem 0}svg{width:100%;max-width:32rem;height:auto;font:13px system-ui,sans-serif}svg text{fill:var(--ink)}
svg .end{text-anchor:end}.grid{stroke:var(--rule)}.line{fill:none;stroke:var(--blue);stroke-width:2.5}
.replayed{fill:var(--blue)}.published{fill:var(--paper);stroke:var(--amber);stroke-width:2}figcaption{font-size:.9rem}
.key{display:inline-block;width:.9em;height:.9em;margin:0 .2em 0 .8em;vertical-align:-.1em;background:var(--blue)}
.line-key{height:.2em;vertical-align:.25em}.point-key,.published-key{background:none;border:2px solid var(--amber);box-sizing:border-box}.point-key{border-radius:50%}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem}caption{text-align:left;padding:.4rem 0}
th,td{text-align:left;padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--rule);vertical-align:top;font-weight:400}
thead th{font-weight:600}tbody th{min-width:4.6rem}td:not(.n,:last-child:nth-child(3)){min-width:8.5rem}th.n,td.n{text-align:right;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}
.zero{color:var(--good);font-weight:600}.not-zero{color:var(--bad);font-weight:700}
code{font-size:.8rem;overflow-wrap:anywhere}:focus-visible{outline:3px solid var(--amber);outline-offset:2px}
@media print{body{max-width:none;font-size:11pt}}
`;

// Articles that try to break out of a report: node articles.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const write = (name, content) => writeFileSync(join(folder, name), content);

const attack = `</mark></div></script><script>window.broken=1</script><img src=x onerror="window.broken=1">" onmouseover='window.broken=1'`;
const hidden = 'bidi \u202Eedisner\u202C et \u2066isolé\u2069, sans largeur \u200B\u2060\uFEFF, cloche \u0007, échappement \u001B[31m, C1 \u0085';
const word = 'anticonstitutionnellement'.repeat(16);
const title = `${attack} ${'Un titre interminable, '.repeat(9)}`.slice(0, 200);
const yaml = text => JSON.stringify(text);

write('hostile.md', `---
title: ${yaml(title)}
description: ${yaml(attack + word)}
author: ${yaml('<b onclick=window.broken=1>Anne</b> \u202EA')}
slug: ${yaml('javascript:window.broken=1')}
---

# ${attack}

${hidden}.

${word} ! ${word}, « ${attack} » et [un lien](javascript:window.broken=1 "${'x'.repeat(300)}").

<script>window.broken=1</script>

<p onclick="window.broken=1" style="position:fixed;inset:0">${attack}</p>

- ${word}
- \`${attack}\`

| ${word} | ${attack} |
|---|---|
| ${hidden} | ![${attack}](data:text/html,${word}) |
`);
const text = attack.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
write('hostile <b onclick=x>&"\'.html', `<!DOCTYPE html><html lang='fr"><script>'><head><title>${text}</title>
<meta name="description" content="${text}"><script>window.broken=1</script><style>*{display:none}</style></head>
<body><main><h1>${text}</h1><p>${text} ${word} ! ${hidden}</p><pre>${word}${word}</pre></main></body></html>`);
write('vide.md', '');
write('binaire.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(99).fill(1)]));

/** Text that is safe to stand in a page. */
export interface Html {
  html: string;
}

type Part = string | number | Html | readonly Html[];

/** Makes a piece of a page: whatever is put in is escaped, unless it is a piece itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    html: texts.map((text, at) => text + (at < parts.length ? of(parts[at]) : '')).join(''),
  };
}

function of(part: Part | undefined): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if ('html' in part) return part.html;
  return part.map((one) => one.html).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A table with its caption; numbers stand to the right. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (string | number | Html)[])[],
): Html {
  const head = heads.map((text, at) => {
    const stands = isNumeric(rows[0]?.[at] ?? '') ? 'n' : '';
    return html`<th scope="col" class="${stands}">${text}</th>`;
  });
  const body = rows.map(([first = '', ...cells]) => {
    const rest = cells.map((cell) =>
      isNumeric(cell) ? html`<td class="n">${cell}</td>` : html`<td>${cell}</td>`,
    );
    return html`<tr><th scope="row">${first}</th>${rest}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function isNumeric(cell: string | number | Html): boolean {
  if (typeof cell === 'number') return true;
  return typeof cell === 'string' && /^[−-]?[\d,.]+( %)?$|^–$/u.test(cell);
}

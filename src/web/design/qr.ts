import QRCode from 'qrcode';

/** A QR code as one path of an SVG: `size` modules wide, without the quiet zone. */
export interface QrPath {
  size: number;
  path: string;
}

/**
 * The QR code of a text, with the error correction that survives a crumpled paper (level M, 15 %).
 * Runs of dark modules become one stroke each, so that a receipt stays small.
 */
export function qrPath(text: string): QrPath {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let from = 0; from < size; from += 1) {
      let to = from;
      while (to < size && data[row * size + to]) to += 1;
      if (to > from) path += `M${from} ${row}h${to - from}`;
      from = to;
    }
  }
  return { size, path };
}

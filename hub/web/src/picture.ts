// What cameras and programs write beside a picture (where it was taken, when, with what) is cut out by bytes: nothing else
// of the picture changes. The hub refuses public pictures that carry what is cut out here.
import {concat, type Bytes} from './bytes.ts';

/** @property turned EXIF said that it is to be shown turned or mirrored, and nothing says so any more */
export interface Picture {
  readonly bytes: Bytes;
  readonly type: string;
  readonly turned: boolean;
}

interface Parts {
  readonly kept: Bytes[];
  turned: boolean;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_NOTES = ['eXIf', 'tEXt', 'zTXt', 'iTXt'];

/**
 * Undefined when it is no JPEG, PNG or WebP.
 * @throws RangeError when its parts do not fit together
 */
export function withoutNotes(bytes: Bytes): Picture | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
    return picture('image/jpeg', jpeg(bytes));
  }
  if (PNG.every((byte, i) => bytes[i] === byte)) {
    return picture('image/png', png(bytes));
  }
  return ascii(bytes, 0) === 'RIFF' && ascii(bytes, 8) === 'WEBP' ? picture('image/webp', webp(bytes)) : undefined;
}

const picture = (type: string, {kept, turned}: Parts): Picture => ({bytes: concat(...kept), type, turned});

const ascii = (bytes: Bytes, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

const view = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** @throws RangeError where it ends before that */
function part(bytes: Bytes, begin: number, end: number): Bytes {
  if (end > bytes.length) {
    throw new RangeError('damaged picture');
  }
  return bytes.subarray(begin, end);
}

function png(bytes: Bytes): Parts {
  const parts: Parts = {kept: [part(bytes, 0, 8)], turned: false};
  for (let at = 8, name = ''; name !== 'IEND';) {
    const end = at + 12 + view(bytes).getUint32(at);
    const chunk = part(bytes, at, end);
    name = ascii(bytes, at + 4);
    if (!PNG_NOTES.includes(name)) {
      parts.kept.push(chunk);
    }
    parts.turned ||= name === 'eXIf' && isTurned(chunk.subarray(8));
    at = end;
  }
  return parts;
}

function webp(bytes: Bytes): Parts {
  const parts: Parts = {kept: [], turned: false};
  const whole = part(bytes, 0, 8 + view(bytes).getUint32(4, true));
  for (let at = 12; at < whole.length;) {
    const size = view(whole).getUint32(at + 4, true);
    const end = at + 8 + size + size % 2;
    const chunk = part(whole, at, end).slice();
    const name = ascii(whole, at);
    if (name === 'VP8X') {
      // Its flags say that notes follow.
      chunk[8]! &= ~0x0c;
    }
    if (name !== 'EXIF' && name !== 'XMP ') {
      parts.kept.push(chunk);
    }
    parts.turned ||= name === 'EXIF' && isTurned(chunk.subarray(ascii(chunk, 8) === 'Exif' ? 14 : 8));
    at = end;
  }
  const head = whole.slice(0, 12);
  view(head).setUint32(4, 4 + parts.kept.reduce((sum, chunk) => sum + chunk.length, 0), true);
  parts.kept.unshift(head);
  return parts;
}

function jpeg(bytes: Bytes): Parts {
  const parts: Parts = {kept: [part(bytes, 0, 2)], turned: false};
  for (let at = 2, broken = false; !broken;) {
    const begin = at;
    while (bytes[at + 1] === 0xff) {
      at++;
    }
    const marker = view(bytes).getUint16(at) - 0xff00;
    if (marker === 0xd9) {
      parts.kept.push(part(bytes, begin, at + 2));
      break;
    }
    const name = ascii(bytes, at + 4);
    let end = at + 2 + view(bytes).getUint16(at + 2);
    part(bytes, at, marker > 0 && end > at + 3 ? end : Infinity);
    if (marker === 0xda) {
      end = scanEnd(bytes, end);
      broken = end === bytes.length;
    }
    if (!isNote(marker, name)) {
      parts.kept.push(part(bytes, begin, end));
    }
    parts.turned ||= marker === 0xe1 && name === 'Exif' && isTurned(bytes.subarray(at + 10, end));
    at = end;
  }
  return parts;
}

/** APP1 is EXIF and XMP, APP13 IPTC, FE a comment; APP2 also lists further pictures, which stand behind the first one's end. */
const isNote = (marker: number, name: string): boolean =>
  [0xe1, 0xed, 0xfe].includes(marker) || (marker === 0xe2 && name === 'MPF\0');

/** Where the next marker stands that is no part of the picture's data; a picture that broke off has none. */
function scanEnd(bytes: Bytes, begin: number): number {
  for (let at = bytes.indexOf(0xff, begin); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) {
      return at;
    }
  }
  return bytes.length;
}

/** Reads the orientation (tag 0x0112) out of EXIF, which is a TIFF; what cannot be read turns nothing. */
function isTurned(tiff: Bytes): boolean {
  try {
    const data = view(tiff);
    const little = data.getUint16(0) === 0x4949;
    const first = data.getUint32(4, little);
    for (let i = 0, count = data.getUint16(first, little); i < count; i++) {
      const entry = first + 2 + 12 * i;
      if (data.getUint16(entry, little) === 0x0112) {
        return data.getUint16(entry + 8, little) > 1;
      }
    }
  } catch {
    // It ends too early.
  }
  return false;
}

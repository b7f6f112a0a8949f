import assert from 'node:assert/strict';
import {crc32, deflateSync, inflateSync} from 'node:zlib';
import {test} from 'node:test';
import {concat, type Bytes} from '../src/bytes.ts';
import {withoutNotes} from '../src/picture.ts';

const ascii = (text: string): Bytes => Uint8Array.from(text, letter => letter.charCodeAt(0));
const number = (value: number, size: number, little = false): Bytes => {
  const bytes = Uint8Array.from({length: size}, (_, i) => (value / 256 ** (size - 1 - i)) & 0xff);
  return little ? bytes.reverse() : bytes;
};

/** EXIF as cameras write it: an orientation and a place. */
const tiff = (orientation: number, little: boolean): Bytes => concat(
  ascii(little ? 'II' : 'MM'), number(42, 2, little), number(8, 4, little), number(2, 2, little),
  number(0x010f, 2, little), number(2, 2, little), number(4, 4, little), ascii('GPS\0'),
  number(0x0112, 2, little), number(3, 2, little), number(1, 4, little), number(orientation, 2, little), number(0, 2),
  number(0, 4));

const segment = (marker: number, data: Bytes): Bytes => concat(number(0xff00 + marker, 2), number(data.length + 2, 2), data);
const SCAN = Uint8Array.of(0x12, 0xff, 0x00, 0xe1, 0xff, 0xd3, 0x45, 0xff, 0xff);
/** Two scans, as a progressive picture has them. */
const jpeg = (...notes: Bytes[]): Bytes => concat(
  ascii('\xff\xd8'), segment(0xe0, concat(ascii('JFIF\0'), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 0, 0))), ...notes, segment(0xe2, ascii('ICC_PROFILE\0rest')),
  segment(0xdb, new Uint8Array(65)), segment(0xda, new Uint8Array(6)), SCAN,
  segment(0xc4, new Uint8Array(20)), segment(0xda, new Uint8Array(6)), SCAN.subarray(0, 7), ascii('\xff\xd9'));

const chunk = (name: string, data: Bytes): Bytes => {
  const named = concat(ascii(name), data);
  return concat(number(data.length, 4), named, number(crc32(named), 4));
};
const pixels = deflateSync(Uint8Array.of(0, 1, 2, 3));
const png = (...notes: Bytes[]): Bytes => concat(
  ascii('\x89PNG\r\n\x1a\n'), chunk('IHDR', concat(number(1, 4), number(1, 4), Uint8Array.of(8, 2, 0, 0, 0))),
  chunk('gAMA', number(45455, 4)), ...notes, chunk('IDAT', Uint8Array.from(pixels)), chunk('IEND', new Uint8Array(0)));

const riff = (name: string, data: Bytes): Bytes =>
  concat(ascii(name), number(data.length, 4, true), data, new Uint8Array(data.length % 2));
const webp = (flags: number, ...notes: Bytes[]): Bytes => {
  const chunks = concat(riff('VP8X', concat(Uint8Array.of(flags), new Uint8Array(9))), riff('VP8L', ascii('odd')), ...notes);
  return concat(ascii('RIFF'), number(chunks.length + 4, 4, true), ascii('WEBP'), chunks);
};

const exif = (orientation: number, little = true): Bytes => concat(ascii('Exif\0\0'), tiff(orientation, little));

test('a JPEG loses what a camera wrote into it, and nothing else', () => {
  const clean = jpeg();
  const dirty = jpeg(
    segment(0xe1, exif(1)), segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>')),
    segment(0xed, ascii('Photoshop 3.0\0IPTC')), segment(0xe2, ascii('MPF\0II*\0')), segment(0xfe, ascii('at home')));
  assert.deepEqual(withoutNotes(dirty), {bytes: clean, type: 'image/jpeg', turned: false});
  assert.deepEqual(withoutNotes(concat(dirty, jpeg(segment(0xe1, exif(6)))))?.bytes, clean, 'what is behind its end');
  assert.deepEqual(withoutNotes(clean)?.bytes, clean);
});

test('a JPEG that broke off in its last scan is kept as far as it goes', () => {
  const broken = jpeg(segment(0xe1, exif(1))).slice(0, -4);
  assert.deepEqual(withoutNotes(broken)?.bytes, jpeg().slice(0, -4));
});

test('a PNG loses its texts and EXIF, and its pixels stay', () => {
  const dirty = png(
    chunk('eXIf', tiff(1, false)), chunk('tEXt', ascii('Author\0me')), chunk('zTXt', ascii('Comment\0\0x')),
    chunk('iTXt', ascii('XML:com.adobe.xmp\0\0\0\0\0<x/>')));
  const found = withoutNotes(concat(dirty, ascii('and more')));
  assert.deepEqual(found, {bytes: png(), type: 'image/png', turned: false});
  const at = Buffer.from(found!.bytes).indexOf('IDAT') + 4;
  assert.deepEqual([...inflateSync(found!.bytes.subarray(at, at + pixels.length))], [0, 1, 2, 3]);
});

test('a WebP loses EXIF and XMP, and says so in its length and flags', () => {
  const dirty = webp(0x2c, riff('EXIF', tiff(1, true)), riff('XMP ', ascii('<x/>!')));
  assert.deepEqual(withoutNotes(dirty), {bytes: webp(0x20), type: 'image/webp', turned: false});
});

test('a picture that is to be turned is noticed, in either order of bytes', () => {
  for (const orientation of [1, 2, 3, 6, 8]) {
    for (const little of [true, false]) {
      const turned = orientation !== 1;
      assert.equal(withoutNotes(jpeg(segment(0xe1, exif(orientation, little))))?.turned, turned);
      assert.equal(withoutNotes(png(chunk('eXIf', tiff(orientation, little))))?.turned, turned);
      assert.equal(withoutNotes(webp(8, riff('EXIF', tiff(orientation, little))))?.turned, turned);
      assert.equal(withoutNotes(webp(8, riff('EXIF', exif(orientation, little))))?.turned, turned);
    }
  }
  assert.equal(withoutNotes(jpeg(segment(0xe1, exif(6).slice(0, 30))))?.turned, false, 'half of it turns nothing');
});

test('what is no picture is left alone, and half a picture is refused', () => {
  assert.equal(withoutNotes(ascii('%PDF-1.7 and so on')), undefined);
  assert.equal(withoutNotes(new Uint8Array(0)), undefined);
  for (const [whole, least] of [[png(), 8], [webp(0), 12]] as const) {
    for (let size = least; size < whole.length; size++) {
      assert.throws(() => withoutNotes(whole.slice(0, size)), RangeError, `${size} of ${whole.length}`);
    }
  }
  assert.throws(() => withoutNotes(concat(jpeg().slice(0, 30), ascii('no marker'))), RangeError);
  assert.throws(() => withoutNotes(jpeg().slice(0, 40)), RangeError);
});

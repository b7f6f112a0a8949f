// Files on their way to the hub: pictures without what a camera wrote into them, attachments encrypted under a key of their own.
import {sha256} from '@noble/hashes/sha2.js';
import {paths, postBytes} from './api.ts';
import {hex, random, type Bytes, type Hex} from './bytes.ts';
import {ANY, type Attachment} from './files.ts';
import {withoutNotes, type Picture} from './picture.ts';
import {encrypt} from './secret.ts';
import {text} from './ui/texts.ts';

/** In bytes: 5 MiB of the hub, less what encrypting adds. */
const LARGEST = 5 * 1024 * 1024 - 16;

/** A file that was not sent yet: how the document names it, and what the hub is to store. */
export interface Prepared {
  readonly attachment: Attachment;
  readonly stored: Bytes;
}

/** What the form's file fields hold, encrypted; nothing when it has none. Pictures of a profile are stored by themselves. */
export async function prepareFiles(form: HTMLFormElement): Promise<Prepared[] | undefined> {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=file]:not([data-picture])')];
  return inputs.length === 0 ? undefined : Promise.all(inputs.flatMap(input => [...input.files ?? []]).map(prepare));
}

async function prepare(file: File): Promise<Prepared> {
  const {bytes: plain, type} = await cleaned(file);
  const [key, nonce] = [random(32), random(12)];
  const stored = await encrypt(key, nonce, plain);
  const about = {name: file.name, type, size: plain.length};
  return {attachment: {...about, hash: hex(sha256(stored)), key: hex(key), nonce: hex(nonce)}, stored};
}

export const upload = ({stored}: Prepared): Promise<unknown> => postBytes(paths.blobs, stored, ANY);

/**
 * Stores a picture for everybody. Returns its hash.
 * @throws TypeError when it is no picture, damaged or too large; Problem when the hub refuses it
 */
export async function storePicture(file: File): Promise<Hex> {
  const {bytes, type} = await cleaned(file);
  if (!type.startsWith('image/')) {
    throw new TypeError(text('file.noPicture', file.name));
  }
  await postBytes(paths.blobs, bytes, type);
  return hex(sha256(bytes));
}

/** Without what a camera wrote beside the picture; other files as they are. */
async function cleaned(file: File): Promise<{readonly bytes: Bytes; readonly type: string}> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const clean = await cleanPicture(file, bytes) ?? {bytes, type: /^image\//.test(file.type) ? ANY : file.type || ANY};
  if (clean.bytes.length > LARGEST) {
    throw new TypeError(text('file.tooLarge', file.name, 5));
  }
  return clean;
}

async function cleanPicture(file: File, bytes: Bytes): Promise<Picture | undefined> {
  try {
    const clean = withoutNotes(bytes);
    return clean?.turned === true ? withoutNotes(await redrawn(file, clean.type)) : clean;
  } catch (error) {
    throw new TypeError(text('file.damaged', file.name), {cause: error});
  }
}

/** Upright: what said how to turn it is gone. */
async function redrawn(file: File, type: string): Promise<Bytes> {
  const upright = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(upright.width, upright.height);
  canvas.getContext('2d')!.drawImage(upright, 0, 0);
  return new Uint8Array(await (await canvas.convertToBlob({type, quality: 0.92})).arrayBuffer());
}

// The machine's own Chromium; nothing is downloaded.
import {accessSync, constants} from 'node:fs';
import {join} from 'node:path';
import {chromium} from 'playwright-core';
import {freePort} from './demo.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** @returns {browser, port}: the port of its DevTools, for programs that want it beside this one */
export async function openBrowser() {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: program(), chromiumSandbox: false, args: [`--remote-debugging-port=${port}`],
  });
  return {browser, port};
}

function program() {
  const found = (process.env.PATH ?? '').split(':')
    .flatMap(folder => NAMES.map(name => join(folder, name)))
    .find(path => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  if (found === undefined) {
    throw new Error(`this needs one of ${NAMES.join(', ')} on the PATH`);
  }
  return found;
}

/** Signs in as one of the ready-made people, by the page. */
export async function signIn(page, url, person) {
  await page.goto(`${url}/sign-in`);
  await page.locator(`[data-person="${person}"]`).click();
  await page.waitForURL(`${url}/`);
}

export const CLIENT = 'Greta Lindqvist';
export const WORKER = 'Amara Osei';

// Turns alerts on and off in this browser. The browser asks for the permission after a tap only.
import {paths, post} from '../api.ts';
import {forEach} from '../ui/dom.ts';

type State = 'on' | 'off' | 'denied' | 'unable' | 'failed';

export async function alerts(place: HTMLElement): Promise<void> {
  const show = (state: State): void => {
    for (const part of place.querySelectorAll<HTMLElement>('[data-when]')) {
      part.hidden = part.dataset.when !== state;
    }
  };
  const act = (work: () => Promise<State>) => () => void work().then(show, () => show('failed'));
  forEach('[data-push=on]', button => button.addEventListener('click', act(() => turnOn(place.dataset.alerts!))));
  forEach('[data-push=off]', button => button.addEventListener('click', act(turnOff)));
  show(await current());
}

async function current(): Promise<State> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    return 'unable';
  }
  if (Notification.permission === 'denied') {
    return 'denied';
  }
  return await subscription() ? 'on' : 'off';
}

const subscription = async (): Promise<PushSubscription | null | undefined> =>
  (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();

async function turnOn(key: string): Promise<State> {
  if (await Notification.requestPermission() !== 'granted') {
    return 'denied';
  }
  await navigator.serviceWorker.register('/sw.js');
  const {pushManager} = await navigator.serviceWorker.ready;
  // One of another hub's key, or of this hub's before it lost its own, does not work any more.
  await (await pushManager.getSubscription())?.unsubscribe();
  const {endpoint, keys} = (await pushManager.subscribe({userVisibleOnly: true, applicationServerKey: key})).toJSON();
  await post(paths.push, {endpoint, key: keys?.['p256dh'], auth: keys?.['auth']});
  return 'on';
}

async function turnOff(): Promise<State> {
  const found = await subscription();
  if (found) {
    await post(paths.pushRemove, {endpoint: found.endpoint});
    await found.unsubscribe();
  }
  return 'off';
}

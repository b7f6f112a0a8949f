// The worker that shows alerts: it runs when a push message comes, also while no page of the hub is open. It keeps nothing
// and answers no requests.

interface Alert {
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly tag: string;
}

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Pushed extends Extendable {
  readonly data: {json(): unknown} | null;
}

interface Clicked extends Extendable {
  readonly notification: Notification;
}

interface Tab {
  readonly url: string;
  focus(): Promise<unknown>;
}

interface Worker {
  readonly registration: ServiceWorkerRegistration;
  readonly location: Location;
  readonly clients: {
    matchAll(options: {type: 'window'; includeUncontrolled: boolean}): Promise<readonly Tab[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: 'push', listener: (event: Pushed) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void;
}

const worker = self as unknown as Worker;

worker.addEventListener('push', event => {
  const alert = event.data?.json() as Alert | undefined;
  if (alert !== undefined) {
    event.waitUntil(worker.registration.showNotification(alert.title, {
      body: alert.body,
      // A newer announcement takes the place of the older one, and rings again.
      tag: alert.tag,
      renotify: true,
      data: alert.path,
    } as NotificationOptions));
  }
});

worker.addEventListener('notificationclick', event => {
  event.notification.close();
  const url = new URL(String(event.notification.data), worker.location.origin);
  if (url.origin === worker.location.origin) {
    event.waitUntil(show(url.href));
  }
});

async function show(url: string): Promise<void> {
  const tabs = await worker.clients.matchAll({type: 'window', includeUncontrolled: true});
  await (tabs.find(tab => tab.url.split('#')[0] === url)?.focus() ?? worker.clients.openWindow(url));
}

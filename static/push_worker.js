/**
 * Web Push, as a part of the service worker (`/sw.js` imports it). The server sends what the
 * notification center shows, in the person's language: `{ tag, title, body, href, lang }`.
 */
self.addEventListener("push", (event) => {
  event.waitUntil(showPush(event.data));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { href } = event.notification.data ?? {};
  if (href) event.waitUntil(openPage(href));
});

// The browser made a new subscription in place of the old one, or only ended the old one.
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(renewPush(event.newSubscription, event.oldSubscription));
});

async function showPush(data) {
  const { tag, title, body, href, lang } = data.json();
  const pages = await self.clients.matchAll({ type: "window" });
  // Whoever looks at Laurel sees its banner.
  if (pages.some(({ visibilityState }) => visibilityState === "visible")) return;
  await self.registration.showNotification(title, {
    tag,
    body,
    lang,
    icon: "/icons/icon-192.png",
    data: { href },
  });
}

async function openPage(href) {
  const address = new URL(href, self.location.origin);
  if (address.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: "window" });
  const same = pages.find(({ url }) => url === address.href);
  // A desk is moved to the place; any other page may hold what somebody is typing.
  const desk = same ?? pages.find(({ url }) => new URL(url).pathname === "/");
  if (!desk) return await self.clients.openWindow(address.href);
  const moved = desk === same ? desk : await desk.navigate(address.href).catch(() => null);
  await (moved ?? desk).focus();
}

async function renewPush(next, last) {
  const options = last?.options ?? next?.options;
  if (!options) return;
  const made = next ?? await self.registration.pushManager.subscribe(options);
  await storePush(made);
}

/** Tells the server of a subscription of this browser. */
async function storePush(made) {
  const { endpoint, keys } = made.toJSON();
  const key = String.fromCharCode(...new Uint8Array(made.options.applicationServerKey));
  const applicationServerKey = btoa(key).replaceAll("+", "-").replaceAll("/", "_")
    .replace(/=+$/, "");
  await fetch("/api/v1/me/push", {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ endpoint, keys, applicationServerKey }),
  });
}

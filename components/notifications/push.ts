/** Web Push to this browser: notifications while no page of Laurel is open. */
import type { PushView } from "@/core/push/views.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";

const PATH = "/me/push";

/** Reads whether Laurel sends Web Push, and whether to this browser. */
export function readPush(): Promise<AdminAnswer<PushView>> {
  return ask<PushView>("GET", PATH);
}

/** Whether the browser can receive Web Push; a private window may have no service worker. */
export async function canReceivePush(): Promise<boolean> {
  return "PushManager" in globalThis && await registration() !== undefined;
}

/**
 * Subscribes this browser with Laurel's key, and tells the server.
 * @returns undefined when the browser could not reach its push service
 */
export async function switchPushOn(publicKey: string): Promise<AdminAnswer<PushView> | undefined> {
  const subscription = await subscribe(publicKey);
  if (!subscription) return undefined;
  const { endpoint, keys } = subscription.toJSON();
  return await ask<PushView>("PUT", PATH, { endpoint, keys, applicationServerKey: publicKey });
}

/** Ends Web Push to this browser, on the server first: it must not send any more. */
export async function switchPushOff(): Promise<AdminAnswer<PushView>> {
  const answer = await ask<PushView>("DELETE", PATH);
  const subscription = await (await registration())?.pushManager.getSubscription();
  await subscription?.unsubscribe().catch(() => {
    // Its push service cannot be reached; the server has forgotten the browser.
  });
  return answer;
}

async function subscribe(publicKey: string): Promise<PushSubscription | undefined> {
  const manager = (await registration())?.pushManager;
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  try {
    const last = await manager?.getSubscription();
    // One that was made with a former key of this server is of no use.
    if (last && keyOf(last) !== publicKey) await last.unsubscribe();
    return await manager?.subscribe(options);
  } catch {
    // There is no push service, or it cannot be reached: the person is told.
    return undefined;
  }
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_")
    .replace(/=+$/, "");
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  if (!("serviceWorker" in navigator)) return undefined;
  // Unlike `ready`, it answers where there is no worker.
  return await navigator.serviceWorker.getRegistration().catch(() => undefined);
}

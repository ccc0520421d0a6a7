import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { DATABASE, DESK_CACHE } from "../messages.ts";
import { scope } from "./scope.ts";

/** A change that waits for the network. */
export interface Change {
  /** Its place in the order. */
  readonly id?: number;
  /** The account of whoever made it. */
  readonly person: string;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

interface Schema extends DBSchema {
  changes: { key: number; value: Change };
  facts: { key: string; value: string };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** The database of the worker. The connection gives way when a page deletes it. */
export function database(): Promise<IDBPDatabase<Schema>> {
  const close = () => {
    opened?.then((db) => db.close(), () => {});
    opened = undefined;
  };
  return opened ??= openDB<Schema>(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore("changes", { keyPath: "id", autoIncrement: true });
      db.createObjectStore("facts");
    },
    blocking: close,
    terminated: close,
  }).catch((error) => {
    opened = undefined;
    throw error;
  });
}

/** The account whose things are stored, or undefined. */
export async function storedPerson(): Promise<string | undefined> {
  return await (await database()).get("facts", "person");
}

/** Forgets the pages of the person. What they changed still waits for them. */
export async function forgetPages(): Promise<void> {
  await caches.delete(DESK_CACHE);
}

/** Forgets everything about the person who was here. */
export async function forgetPerson(): Promise<void> {
  await forgetPages();
  await endPush();
  const db = await database();
  await Promise.all([db.clear("changes"), db.clear("facts")]);
}

/** Ends Web Push in this browser: what the next person gets is theirs to choose. */
async function endPush(): Promise<void> {
  const subscription = await scope.registration.pushManager?.getSubscription().catch(() => null);
  await subscription?.unsubscribe().catch(() => {
    // The push service cannot be reached. The server forgets the browser with the session.
  });
}

/** Notes who is here. Whatever belongs to somebody else is forgotten first. */
export async function welcome(person: string): Promise<void> {
  if (await storedPerson() === person) return;
  await forgetPerson();
  await (await database()).put("facts", person, "person");
}

/** What the browser must fetch before the desk works. */
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import type { Page, Response } from "playwright-core";

/** One file of the first load. */
export interface LoadedFile {
  readonly path: string;
  readonly kind: "script" | "stylesheet";
  /** Compressed with Brotli, as browsers get it. */
  readonly bytes: number;
}

/**
 * Opens an address and returns the scripts and stylesheets that were fetched until the page was quiet,
 * the largest first.
 */
export async function firstLoad(
  page: Page,
  url: string,
  untilQuiet: () => Promise<void>,
): Promise<readonly LoadedFile[]> {
  const found = new Map<string, Promise<LoadedFile>>();
  const listen = (response: Response) => {
    const kind = response.request().resourceType();
    const { pathname } = new URL(response.url());
    if ((kind !== "script" && kind !== "stylesheet") || found.has(pathname)) return;
    found.set(
      pathname,
      response.body().then(async (body) => ({
        path: pathname,
        kind,
        bytes: await compressedSize(body),
      })),
    );
  };
  page.on("response", listen);
  await page.goto(url, { waitUntil: "load" });
  await untilQuiet();
  // What comes later is no part of it, and the page may be closed before it is there.
  page.off("response", listen);
  const files = await Promise.all(found.values());
  return files.sort((a, b) => b.bytes - a.bytes);
}

/** The sum of the files of one kind, in bytes. */
export function sumOf(files: readonly LoadedFile[], kind: LoadedFile["kind"]): number {
  return files.filter((file) => file.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0);
}

const compress = promisify(brotliCompress);

async function compressedSize(bytes: Uint8Array): Promise<number> {
  return (await compress(bytes)).byteLength;
}

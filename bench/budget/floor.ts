/** A server with a team at work, and a browser without a graphics card at a desk of it. */
import { delay } from "@std/async/delay";
import { chromium, type Page } from "playwright-core";
import { findAgent } from "@/db/agents/agents.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { migrateToLatest } from "@/db/migrate.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { openAuth } from "@/services/auth/mod.ts";
import { findChromium } from "@/testing/chromium.ts";
import { startServer } from "@/testing/server.ts";
import { signInWith } from "@/testing/sign_in.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";

const KEY = "budget-key-of-no-secret-0123456789";
const EMAIL = "amy@example.com";
const PASSWORD = "correct horse battery";
const NAMES = [
  "Amy Ray",
  "Ben Okri",
  "Cleo Vale",
  "Dan Moreau",
  "Eva Lind",
  "Finn Roth",
  "Gia Neri",
]
  .concat(["Hugo Paz", "Ida Berg", "Jon Arden", "Kim Sato", "Lea Marsh"]);
const TYPES = ["message_response", "ticket_resolved", "deal_won", "follow_up_completed"];
const HISTORY = 240;

export interface Floor {
  readonly url: string;
  /** Sends events of now, by turns for all agents or for one. */
  send(count: number, subject?: string): Promise<void>;
  /** Opens a page that is signed in as Amy. */
  openPage(): Promise<Page>;
  stop(): Promise<void>;
}

export async function openFloor(): Promise<Floor> {
  const executablePath = await findChromium();
  if (!executablePath) {
    throw new Error("no Chromium found: install one, e.g. `apt install chromium`");
  }
  const dataDir = await makeTempFolder("budget");
  await makeTeam(dataDir);
  const server = await startServer({ dataDir, env: { LAUREL_BOOTSTRAP_KEY: KEY } });
  const url = server.url.replace("//localhost:", "//127.0.0.1:");
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  let sent = 0;

  async function send(count: number, subject?: string): Promise<void> {
    const events = Array.from({ length: count }, () => {
      const n = sent++;
      const type = TYPES[n % TYPES.length]!;
      return {
        specversion: "1.0",
        id: `budget-${n}`,
        source: "/livechat",
        type,
        subject: subject ?? firstName(NAMES[n * 7 % NAMES.length]!),
        data: type === "message_response" ? { responseTime: 45, quality: 0.9 } : {},
      };
    });
    const response = await fetch(`${url}/api/v1/events/batch`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ events }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the events were answered ${response.status}: ${text}`);
  }

  const cookies = (await signInWith(url, EMAIL, PASSWORD)).split("; ").map((pair) => {
    const [name, ...value] = pair.split("=");
    return { name: name!, value: value.join("="), url };
  });
  for (let left = HISTORY; left > 0; left -= 60) await send(60);
  await delay(1000);

  return {
    url,
    send,
    async openPage() {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addCookies(cookies);
      return await context.newPage();
    },
    async stop() {
      await browser.close();
      await server.stop();
      await removeFolder(dataDir);
    },
  };
}

/** Creates the agents, and the account of the first one. */
async function makeTeam(dataDir: string): Promise<void> {
  const database = await openDatabase({ dataDir });
  try {
    const { db } = database;
    await migrateToLatest(db);
    await createAgents(
      db,
      NAMES.map((name) => ({ id: firstName(name), name, email: null })),
    );
    const auth = openAuth({ db, secret: "only for accounts", isDemo: false, log: () => {} });
    const agent = await findAgent(db, firstName(NAMES[0]!));
    const { userId } = await auth.createPerson({
      email: EMAIL,
      name: NAMES[0]!,
      password: PASSWORD,
      role: "agent",
      agentId: agent!.rowId,
      teamIds: [],
    });
    await auth.endTour(userId);
  } finally {
    await database.close();
  }
}

function firstName(name: string): string {
  return name.split(" ")[0]!.toLowerCase();
}

import { createTransport } from "nodemailer";
import type { MailResult } from "@/core/auth/invitations.ts";
import type { Letter } from "./letters.ts";

/** The mail server to use. */
export interface MailInput {
  /** `smtp://` or `smtps://`, with user and password when the server wants them. */
  readonly smtpUrl: string;
  /** The sender: an address, or a name with one. */
  readonly from: string;
}

/** Sends mails. */
export interface Mail {
  /** Whether a mail server is set up. */
  readonly isOn: boolean;
  /**
   * Sends a mail. Never throws: a mail that cannot be sent must not undo what it is about.
   * @returns what became of it; `off` when no mail server is set up
   */
  send(to: string, letter: Letter): Promise<MailResult>;
  /** Sends a mail that must not go out twice: says whether one that failed may have arrived. */
  deliver(to: string, letter: Letter): Promise<MailDelivery>;
  close(): void;
}

/** What became of a mail. */
export interface MailDelivery {
  /** Null: the mail server took it. */
  readonly error: string | null;
  /** Whether the mail server may have taken it although there was an error. */
  readonly mayHaveArrived: boolean;
}

/** How long each step may take. Whoever waits for the answer gives up after 20 seconds. */
const CONNECT_MILLISECONDS = 5_000;
const SILENCE_MILLISECONDS = 8_000;
const MAX_REASON = 300;

/** Sets up the sending of mails. @param input undefined: no mail is sent */
export function openMail(input: MailInput | undefined): Mail {
  if (!input) {
    const off: MailResult = { state: "off", reason: null };
    const none: MailDelivery = { error: "No mail server is set up.", mayHaveArrived: false };
    return {
      isOn: false,
      send: () => Promise.resolve(off),
      deliver: () => Promise.resolve(none),
      close: () => {},
    };
  }
  const transport = createTransport({
    url: input.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: CONNECT_MILLISECONDS,
    greetingTimeout: CONNECT_MILLISECONDS,
    socketTimeout: SILENCE_MILLISECONDS,
    // Mails hold only text that Laurel wrote; nothing is read from files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  }, { from: input.from });
  const deliver = async (to: string, { subject, text, html }: Letter): Promise<MailDelivery> => {
    try {
      await transport.sendMail({
        to: { name: "", address: to },
        subject,
        text,
        html,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return { error: null, mayHaveArrived: true };
    } catch (error) {
      return { error: reasonOf(error), mayHaveArrived: !isBeforeMail(error) };
    }
  };
  return {
    isOn: true,
    deliver,
    async send(to, letter) {
      const { error } = await deliver(to, letter);
      return error === null ? { state: "sent", reason: null } : { state: "failed", reason: error };
    },
    close: () => transport.close(),
  };
}

// What nodemailer says when there was no connection.
const NO_CONNECTION =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|Connection timeout|Greeting never/;

/** Whether an error is an answer of the mail server, or there was no connection to it. */
function isBeforeMail(error: unknown): boolean {
  const { responseCode, code, message } = error as Record<string, unknown>;
  return typeof responseCode === "number" || code === "EDNS" || code === "EAUTH" ||
    NO_CONNECTION.test(String(message));
}

/** Returns why a mail could not be sent: what the mail server or the network said. */
function reasonOf(error: unknown): string {
  const { response, message } = error as { response?: unknown; message?: unknown };
  const text = typeof response === "string" ? response : String(message ?? error);
  return text.slice(0, MAX_REASON);
}

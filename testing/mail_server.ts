/** A real mail server on 127.0.0.1 for tests. It keeps what it receives and passes nothing on. */
import { SMTPServer } from "smtp-server";
import { until } from "./until.ts";

/** A mail as the server received it. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body, with quoted-printable parts decoded. */
  readonly text: string;
}

export interface MailServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** While true, every mail is refused with `550 no such mailbox`. */
  isRefusing: boolean;
  /** Waits until this many mails have arrived. */
  received(count: number): Promise<readonly ReceivedMail[]>;
  stop(): Promise<void>;
}

/** Starts the server. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo(_address, _session, callback) {
      if (!server.isRefusing) return callback();
      callback(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
    },
    onData(stream, { envelope }, callback) {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : "",
          to: envelope.rcptTo.map(({ address }) => address),
          text: decodeQuoted(new TextDecoder().decode(concat(chunks))),
        });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", () => resolve()));
  const { port } = smtp.server.address() as { port: number };
  const server: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    isRefusing: false,
    received: (count) => until(() => Promise.resolve(mails), ({ length }) => length >= count),
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
  return server;
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(chunks.flatMap((chunk) => [...chunk]));
}

/** Decodes quoted-printable text: soft line breaks and bytes such as `=3D`. */
function decodeQuoted(text: string): string {
  const bytes = text.replaceAll(/=\r?\n/g, "").replaceAll(
    /(?:=[0-9A-F]{2})+/g,
    (codes) => {
      const values = codes.slice(1).split("=").map((code) => parseInt(code, 16));
      return new TextDecoder().decode(new Uint8Array(values));
    },
  );
  return bytes;
}

import type { ComponentChildren } from "preact";
import { Group, Row } from "@/components/admin/Group.tsx";
import type { Installation } from "@/core/organization/views.ts";

/** What the environment sets up, and which variables change it. */
export function InstallationGroups({ installation }: { installation: Installation }) {
  const { publicUrl, timeZone, sendsMail, providers } = installation;
  return (
    <>
      <Group
        id="sign-in-providers"
        title="Single sign-on"
        note={
          <>
            People can sign in with the accounts that they have already.{" "}
            <a class="docs-link" href="/docs/guides/single-sign-on">How to set it up</a>
          </>
        }
      >
        {providers.length === 0
          ? (
            <Row
              label="No provider is set up"
              hint={
                <>
                  Set <Code>GOOGLE_CLIENT_ID</Code>, <Code>MICROSOFT_CLIENT_ID</Code> or{" "}
                  <Code>OIDC_ISSUER</Code> and what belongs to it, then restart Laurel.
                </>
              }
            />
          )
          : providers.map((one) => (
            <Row
              key={one.id}
              label={<bdi>{one.name}</bdi>}
              hint={
                <>
                  <Code>{one.issuer}</Code>
                  <br />
                  {wordsOf(one)}
                </>
              }
            />
          ))}
      </Group>
      <Group
        id="installation"
        title="Installation"
        note="These are set by environment variables and change with a restart."
      >
        <Setting label="Address" variable="LAUREL_PUBLIC_URL" value={publicUrl}>
          Without it, tools in the cloud and links in mails cannot reach Laurel.
        </Setting>
        <Setting label="Time zone" variable="LAUREL_TIMEZONE" value={timeZone}>
          Boards end at its midnight.
        </Setting>
        <Setting label="Mail" variable="SMTP_URL" value={sendsMail ? "Laurel sends mail" : null}>
          {sendsMail
            ? "Invitations and new passwords are mailed."
            : "Invitations and new passwords are links that you pass on yourself."}
        </Setting>
      </Group>
    </>
  );
}

function Setting(
  { label, variable, value, children }: {
    label: string;
    variable: string;
    /** Null: it is not set. */
    value: string | null;
    children: ComponentChildren;
  },
) {
  return (
    <Row
      label={label}
      hint={
        <>
          <Code>{variable}</Code> · {children}
        </>
      }
    >
      <span class="setting-value" data-set={value !== null}>{value ?? "Not set"}</span>
    </Row>
  );
}

function Code({ children }: { children: ComponentChildren }) {
  return <code class="variable">{children}</code>;
}

function wordsOf(
  { allowedDomains, createsAccounts, decidesRoles }: Installation["providers"][number],
): string {
  const who = allowedDomains.length === 0 ? "All domains" : `Only ${allowedDomains.join(", ")}`;
  const makes = createsAccounts
    ? "the first sign-in makes an account"
    : "only people with an account";
  return `${who} · ${makes}${decidesRoles ? " · the provider decides the roles" : ""}`;
}

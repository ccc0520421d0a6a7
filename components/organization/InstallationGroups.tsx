import type { ComponentChildren } from "preact";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import type { Installation } from "@/core/organization/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { organizationWords } from "@/words/organization.ts";

/** What the environment sets up, and which variables change it. */
export function InstallationGroups({ installation }: { installation: Installation }) {
  const words = wordsOf(organizationWords);
  const { publicUrl, timeZone, sendsMail, providers } = installation;
  return (
    <>
      <Group
        id="sign-in-providers"
        title={words.providers.title}
        note={
          <>
            {words.providers.note}{" "}
            <a class="docs-link" href="/docs/guides/single-sign-on">{words.providers.howTo}</a>
          </>
        }
      >
        {providers.length === 0
          ? (
            <Row
              label={words.providers.none}
              hint={
                <Sentence
                  text={words.providers.noneHint}
                  parts={{
                    google: <Code>GOOGLE_CLIENT_ID</Code>,
                    microsoft: <Code>MICROSOFT_CLIENT_ID</Code>,
                    oidc: <Code>OIDC_ISSUER</Code>,
                  }}
                />
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
                  {providerInWords(one)}
                </>
              }
            />
          ))}
      </Group>
      <Group
        id="installation"
        title={words.installation.title}
        note={words.installation.note}
      >
        <Setting label={words.installation.address} variable="LAUREL_PUBLIC_URL" value={publicUrl}>
          {words.installation.addressHint}
        </Setting>
        <Setting label={words.installation.timeZone} variable="LAUREL_TIMEZONE" value={timeZone}>
          {words.installation.timeZoneHint}
        </Setting>
        <Setting
          label={words.installation.mail}
          variable="SMTP_URL"
          value={sendsMail ? words.installation.sendsMail : null}
        >
          {sendsMail ? words.installation.mailOn : words.installation.mailOff}
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
  const words = wordsOf(organizationWords);
  return (
    <Row
      label={label}
      hint={
        <>
          <Code>{variable}</Code> · {children}
        </>
      }
    >
      <span class="setting-value" data-set={value !== null}>
        {value ?? words.installation.notSet}
      </span>
    </Row>
  );
}

function Code({ children }: { children: ComponentChildren }) {
  return <code class="variable">{children}</code>;
}

function providerInWords(
  { allowedDomains, createsAccounts, decidesRoles }: Installation["providers"][number],
): string {
  const { providers } = wordsOf(organizationWords);
  return [
    allowedDomains.length === 0
      ? providers.allDomains
      : providers.onlyDomains(allowedDomains.join(", ")),
    createsAccounts ? providers.makesAccounts : providers.onlyAccounts,
    ...(decidesRoles ? [providers.decidesRoles] : []),
  ].join(" · ");
}

import { useEffect, useState } from "preact/hooks";
import { Group } from "@/components/admin/Group.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { notificationSettingsWords } from "@/words/notifications.ts";
import {
  type BrowserChoice,
  browserChoice,
  type BrowserPermission,
  browserPermission,
  rememberBrowserChoice,
} from "./browser.ts";
import { canReceivePush, readPush, switchPushOff, switchPushOn } from "./push.ts";

/** Notifications of this browser. It is asked for its permission only when they are switched on. */
export function BrowserGroup() {
  const words = wordsOf(notificationSettingsWords);
  const [permission, setPermission] = useState<BrowserPermission>("default");
  const [choice, setChoice] = useState<BrowserChoice>("off");
  const [hasFailed, setFailed] = useState(false);
  const { publicKey, canReceive, error, store } = usePush();
  useEffect(() => {
    setPermission(browserPermission());
    setChoice(browserChoice());
  }, []);

  function remember(next: BrowserChoice) {
    setFailed(!rememberBrowserChoice(next));
    setChoice(browserChoice());
  }

  async function choose(wanted: BrowserChoice) {
    if (wanted !== "off" && browserPermission() === "default") {
      await Notification.requestPermission();
    }
    setPermission(browserPermission());
    const allowed = browserPermission() === "granted" ? wanted : "off";
    if (allowed === "push") {
      remember(await store(true) ? "push" : choice === "off" ? "on" : choice);
    } else if (choice !== "push" || await store(false)) remember(allowed);
  }

  const isPossible = permission === "default" || permission === "granted";
  return (
    <Group id="browser" title={words.browser}>
      <Switch
        id="browser-on"
        label={words.browserLabel}
        hint={words.browserHint}
        isOn={choice !== "off"}
        isDisabled={!isPossible}
        onChange={(isOn) => choose(isOn ? "on" : "off")}
      />
      {publicKey !== null && (
        <Switch
          id="browser-push"
          label={words.closed}
          hint={canReceive ? words.closedHint : words.noPush}
          isOn={choice === "push"}
          isDisabled={!isPossible || !canReceive}
          onChange={(isOn) => choose(isOn ? "push" : "on")}
        />
      )}
      {permission === "denied" && <p class="group-row" role="status">{words.denied}</p>}
      {permission === "unsupported" && <p class="group-row" role="status">{words.unsupported}</p>}
      {error && <p class="group-row" role="alert">{words.pushFailed(error)}</p>}
      {hasFailed && <p class="group-row" role="alert">{words.noStorage}</p>}
    </Group>
  );
}

/** Web Push of this browser; without keys of the server it is not offered. */
function usePush() {
  const words = wordsOf(notificationSettingsWords);
  const [publicKey, setPublicKey] = useState<string | null>(null);
  const [canReceive, setCanReceive] = useState(false);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => void look(), []);

  async function look() {
    const answer = await readPush();
    if (!answer.ok || answer.data.publicKey === null) return;
    const { publicKey, isSubscribed } = answer.data;
    setCanReceive(await canReceivePush());
    setPublicKey(publicKey);
    // The session is a new one, or the server has new keys: this browser is still meant.
    if (browserChoice() === "push" && !isSubscribed) await switchPushOn(publicKey);
  }

  /** Returns whether it was stored; otherwise the person is told why. */
  async function store(isOn: boolean): Promise<boolean> {
    const answer = isOn ? await switchPushOn(publicKey!) : await switchPushOff();
    setError(answer === undefined ? words.pushRefused : answer.ok ? null : answer.message);
    return answer?.ok ?? false;
  }

  return { publicKey, canReceive, error, store };
}

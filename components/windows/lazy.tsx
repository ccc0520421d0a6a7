import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failure } from "@/components/shared/Failure.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { sharedWords } from "@/words/shared.ts";
import { windowWords } from "@/words/windows.ts";
import { Loading } from "@/components/shared/Loading.tsx";

/** Later than a person who clicks, so that the button stays in place under the pointer. */
const RETRY_MILLISECONDS = 10_000;

/**
 * Returns a component whose code loads when it is first shown, because most visits never open its
 * window.
 * @param load imports the component; it is called again after a failure
 */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const [, setLoaded] = useState(Loaded !== null);
    const [attempt, setAttempt] = useState(1);
    const [hasFailed, setFailed] = useState(false);
    useEffect(() => {
      if (Loaded) return;
      let isGone = false;
      const done = (isLoaded: boolean) => {
        if (isGone) return;
        setLoaded(isLoaded);
        setFailed(!isLoaded);
      };
      load().then((component) => {
        Loaded = component;
        done(true);
      }, () => done(false));
      return () => void (isGone = true);
    }, [attempt]);
    const again = () => {
      setFailed(false);
      setAttempt((times) => times + 1);
    };
    useEffect(() => {
      if (!hasFailed) return;
      const timer = setInterval(() => navigator.onLine && again(), RETRY_MILLISECONDS);
      addEventListener("online", again);
      return () => {
        clearInterval(timer);
        removeEventListener("online", again);
      };
    }, [hasFailed]);
    if (Loaded) return <Loaded {...props} />;
    if (!hasFailed) return <Loading />;
    const { offline, retrying } = wordsOf(sharedWords).unanswered;
    const message = navigator.onLine ? wordsOf(windowWords).notLoaded : retrying(offline);
    return <Failure message={message} onRetry={again} />;
  };
}

import { Component, type ComponentChildren, Fragment } from "preact";
import { offlineWords } from "@/words/offline.ts";
import { Failure } from "./Failure.tsx";
import { wordsOf } from "./locale.ts";

interface State {
  readonly hasFailed: boolean;
  readonly attempt: number;
}

/** Keeps the failure of one part to itself: the page goes on, and the part can be tried again. */
export class Boundary extends Component<{ children: ComponentChildren }, State> {
  override state: State = { hasFailed: false, attempt: 0 };

  override componentDidCatch(error: unknown): void {
    reportError(error);
    this.setState({ hasFailed: true });
  }

  override render() {
    const { hasFailed, attempt } = this.state;
    if (!hasFailed) return <Fragment key={attempt}>{this.props.children}</Fragment>;
    const { title, text } = wordsOf(offlineWords).part;
    const again = () => this.setState({ hasFailed: false, attempt: attempt + 1 });
    return <Failure title={title} message={text} onRetry={again} />;
  }
}

import { Fragment } from "preact";
import { type Choice, useCombobox } from "./use_combobox.ts";
import type { SearchOption } from "./use_search_results.ts";

interface Props<T> extends Choice<T> {
  id: string;
  /** The accessible name of a field without a visible label. */
  label?: string | undefined;
  placeholder?: string | undefined;
  /** What is chosen, shown while nothing is typed; the field of a list stays empty. */
  chosen?: string | undefined;
  isInvalid?: boolean;
  describedBy?: string | undefined;
}

/** A text field with the list of what is found for the text. The search may be a server's. */
export function Combobox<T>(props: Props<T>) {
  const { id, chosen = "", isDisabled } = props;
  const field = useCombobox(props);
  const { isOpen, options, at } = field;
  return (
    <div class="combobox">
      <input
        id={id}
        class="input"
        role="combobox"
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && options.length > 0 ? `${id}-${at}` : undefined}
        aria-invalid={props.isInvalid ? "true" : undefined}
        aria-describedby={props.describedBy}
        aria-disabled={isDisabled ? "true" : undefined}
        placeholder={props.placeholder}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={200}
        value={field.text ?? chosen}
        readOnly={isDisabled}
        onFocus={(event) => field.focus(event.currentTarget)}
        onClick={field.open}
        onInput={(event) => field.type(event.currentTarget.value)}
        onKeyDown={field.onKeyDown}
        onBlur={(event) => field.blur(event.currentTarget)}
      />
      <div class="combobox-pop" hidden={!isOpen}>
        <ul
          id={`${id}-list`}
          ref={field.list}
          class="combobox-list"
          role="listbox"
          aria-label={field.name}
          aria-busy={!field.isCurrent}
          hidden={options.length === 0}
        >
          {options.map((option, index) => (
            <Option
              key={option.key}
              id={`${id}-${index}`}
              option={option}
              isActive={index === at}
              onPoint={() => field.setActive(option.key)}
              onChoose={() => field.choose(option)}
            />
          ))}
        </ul>
        <p class="combobox-note" role="status">{field.note}</p>
      </div>
    </div>
  );
}

function Option({ id, option, isActive, onPoint, onChoose }: {
  id: string;
  option: SearchOption<unknown>;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  return (
    <li
      id={id}
      class="combobox-option"
      role="option"
      aria-selected={isActive}
      // Keep the focus in the field: losing it would close the list before the click.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span class="truncate">
        <bdi>{option.title}</bdi>
      </span>
      {option.details.length > 0 && (
        <span class="combobox-details truncate">
          {option.details.map((detail, index) => (
            <Fragment key={index}>
              {index > 0 && " · "}
              <bdi>{detail}</bdi>
            </Fragment>
          ))}
        </span>
      )}
    </li>
  );
}

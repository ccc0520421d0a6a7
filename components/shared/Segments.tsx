/** A row of choices of which exactly one is selected. */
export function Segments<T extends string>(
  { name, label, options, value, on }: {
    /** The name of the form control, unique on the page. */
    name: string;
    label: string;
    options: readonly (readonly [T, string])[];
    value: T;
    on: (value: T) => void;
  },
) {
  return (
    <fieldset class="segments">
      <legend class="sr-only">{label}</legend>
      {options.map(([one, text]) => (
        <label key={one} class="segment">
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === value}
            onChange={() => on(one)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

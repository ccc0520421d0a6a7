import { Prose } from "./Prose.tsx";
import { Table } from "./Table.tsx";
import { type OpenApi, typeOf } from "./openapi.ts";

/** The named schemas of the API, field by field. */
export function Schemas({ api }: { api: OpenApi }) {
  return (
    <>
      {Object.entries(api.components.schemas).map(([name, schema]) => (
        <section key={name} class="docs-section" id={`schema-${name}`}>
          <h3>{name}</h3>
          {schema.properties
            ? (
              <Table label={`Fields of ${name}`} head={["Field", "Type", "Meaning"]}>
                {Object.entries(schema.properties).map(([field, value]) => (
                  <tr key={field}>
                    <td>
                      <code>{field}</code>
                      {schema.required?.includes(field) ? " (required)" : ""}
                    </td>
                    <td>
                      <code>{typeOf(value)}</code>
                    </td>
                    <td>
                      <Prose text={value.description ?? ""} />
                    </td>
                  </tr>
                ))}
              </Table>
            )
            : (
              <p>
                <code>{typeOf(schema)}</code>
              </p>
            )}
        </section>
      ))}
    </>
  );
}

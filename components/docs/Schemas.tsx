import { type OpenApi, typeOf } from "./openapi.ts";

/** The named shapes of the API, field by field. */
export function Schemas({ api }: { api: OpenApi }) {
  return (
    <>
      {Object.entries(api.components.schemas).map(([name, schema]) => (
        <section key={name} class="docs-section" id={`schema-${name}`}>
          <h3>{name}</h3>
          {schema.properties
            ? (
              <div class="docs-scroll" tabIndex={0} role="region" aria-label={`Fields of ${name}`}>
                <table class="docs-table">
                  <thead>
                    <tr>
                      <th scope="col">Field</th>
                      <th scope="col">Type</th>
                      <th scope="col">Meaning</th>
                    </tr>
                  </thead>
                  <tbody>
                    {Object.entries(schema.properties).map(([field, value]) => (
                      <tr key={field}>
                        <td>
                          <code>{field}</code>
                          {schema.required?.includes(field) ? " (required)" : ""}
                        </td>
                        <td>
                          <code>{typeOf(value)}</code>
                        </td>
                        <td>{value.description ?? ""}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
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

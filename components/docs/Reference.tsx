import { Prose } from "./Prose.tsx";
import { Table } from "./Table.tsx";
import { type OpenApi, type Operation, typeOf } from "./openapi.ts";

/** All operations of the API. */
export function Reference({ api }: { api: OpenApi }) {
  return (
    <>
      {operationsOf(api).map(({ method, path, operation }) => (
        <section key={`${method} ${path}`} class="docs-section" id={anchorOf(method, path)}>
          <h3 class="docs-operation">
            <span class="docs-method">{method.toUpperCase()}</span>
            <code>/api/v1{path}</code>
          </h3>
          <p>
            <Prose
              text={`${operation.summary}. ${operation.description ?? ""}`}
            />
          </p>
          <ParameterTable name={`${method.toUpperCase()} ${path}`} operation={operation} />
          <Bodies operation={operation} />
        </section>
      ))}
    </>
  );
}

/** Returns every operation with its path and method, in the order of the document. */
export function operationsOf(api: OpenApi) {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation }))
  );
}

/** Returns the HTML anchor of an operation. */
export function anchorOf(method: string, path: string): string {
  return `${method}${path.replaceAll(/[^a-z]+/gi, "-").replace(/-$/, "")}`;
}

function ParameterTable({ name, operation }: { name: string; operation: Operation }) {
  if (!operation.parameters?.length) return null;
  return (
    <Table label={`Parameters of ${name}`} head={["Parameter", "Type", "Meaning"]}>
      {operation.parameters.map((parameter) => (
        <tr key={parameter.name}>
          <td>
            <code>{parameter.name}</code>
            {parameter.required ? " (required)" : ""}
          </td>
          <td>
            <code>{typeOf(parameter.schema)}</code>
          </td>
          <td>
            <Prose text={parameter.description ?? parameter.schema.description ?? ""} />
            {parameter.schema.default === undefined ? "" : ` Default: ${parameter.schema.default}.`}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Bodies({ operation }: { operation: Operation }) {
  const request = Object.entries(operation.requestBody?.content ?? {});
  const answers = Object.entries(operation.responses);
  return (
    <dl class="docs-bodies">
      {request.map(([type, { schema }]) => (
        <div key={type}>
          <dt>Body, {type}</dt>
          <dd>
            <code>{describe(schema)}</code>
          </dd>
        </div>
      ))}
      {answers.map(([status, answer]) => (
        <div key={status}>
          <dt>{status}</dt>
          <dd>
            {answer.description}
            {Object.values(answer.content ?? {}).map(({ schema }) => (
              <code key="schema">{describe(schema)}</code>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Describes a schema by its name, or by its fields when it has no name. */
function describe(schema: Parameters<typeof typeOf>[0]): string {
  if (schema.$ref || !schema.properties) return typeOf(schema);
  const fields = Object.entries(schema.properties).map(([name, field]) =>
    `${name}: ${typeOf(field)}`
  );
  return `{ ${fields.join(", ")} }`;
}

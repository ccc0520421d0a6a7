export default function Boom(): never {
  throw new Error("a secret of the server");
}

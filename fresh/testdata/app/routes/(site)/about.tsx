import Clock from "./(_islands)/Clock.tsx";

export default async function About() {
  const place = await Promise.resolve("here");
  return (
    <main>
      about {place}
      <Clock zone="UTC" />
    </main>
  );
}

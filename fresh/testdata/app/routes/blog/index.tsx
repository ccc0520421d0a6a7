export default () => <main>all posts</main>;

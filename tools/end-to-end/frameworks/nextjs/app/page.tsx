export default function Page() {
  return <p>Users</p>;
}

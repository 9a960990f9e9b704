/** Starlight's components under the names by which an override asks for the original. It ships no types for these. */
declare module 'virtual:starlight/components/*' {
  const Component: (props: Record<string, unknown>) => unknown;
  export default Component;
}

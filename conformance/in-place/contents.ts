/** What objects of a server say, by their names, but for what it gives to each by itself. */
export function contentsOf(objects: readonly any[]): unknown {
  const contents = objects.map(({ kind, metadata, status, ...content }) => {
    const subjects = content.subjects?.map(({ namespace, ...subject }: any) => subject);
    return [`${kind} ${metadata.name}`, { labels: metadata.labels, ...content, subjects }];
  });
  return JSON.parse(JSON.stringify(Object.fromEntries(contents), withoutAllocated).replace(UID, 'uid'));
}

const ALLOCATED = ['clusterIP', 'clusterIPs', 'healthCheckNodePort', 'nodePort'];

const UID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function withoutAllocated(key: string, value: unknown): unknown {
  return ALLOCATED.includes(key) ? undefined : value;
}

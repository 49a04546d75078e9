import { deriveTrafficGraph, type TrafficGraphOptions } from 'fairlead/doctor';
import { diagnose } from '../src/judge/diagnose';
import { prove } from '../src/judge/prove';
import { renderPage } from '../src/page/render-page';
import { read } from './read-text';

/** The page of a text, and the graph that it draws. */
export async function pageOf(text: string, options: TrafficGraphOptions = {}, file = 'shop.yaml') {
  const { objects, problems } = read(text, file);
  const report = prove(objects);
  const diagnosis = { ...diagnose(objects, {}, report), known: [], problems, files: [file], objects: objects.length };
  const graph = deriveTrafficGraph(
    objects.map(({ object }) => object),
    options,
  );
  return { text: await renderPage({ title: file, objects, diagnosis, budgets: report.budgets, graph }), graph, diagnosis };
}

/** A Deployment with the label `app: <name>`, as short as it can be. */
export function deploymentText(name: string, namespace = 'shop'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${JSON.stringify(name)}, namespace: ${JSON.stringify(namespace)} }
spec:
  selector: { matchLabels: { app: ${JSON.stringify(name)} } }
  template:
    metadata: { labels: { app: ${JSON.stringify(name)} } }
    spec:
      containers: [{ name: main, image: example/main:1, ports: [{ containerPort: 8080 }] }]
---
`;
}

/** A NetworkPolicy that lets one application call another, and nobody else. */
export function policyText(to: string, from: string, port: number, namespace = 'shop'): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${JSON.stringify(to)}, namespace: ${JSON.stringify(namespace)} }
spec:
  podSelector: { matchLabels: { app: ${JSON.stringify(to)} } }
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: { matchLabels: { app: ${JSON.stringify(from)} } }
      ports:
        - port: ${port}
---
`;
}

# The image of one service: docker build --build-arg APP=api-gateway. `docker buildx bake` builds all of them, with their tags and labels.
ARG NODE=node:24-bookworm-slim

FROM ${NODE} AS dependencies
WORKDIR /workspace
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci

# The tests of the service and of all that it imports. Nx passes over those that passed before with the same files; images that are built
# together wait for each other here, so that what two of them import is tested once. TESTS=skip leaves them out.
FROM dependencies AS test
ARG APP
ARG TESTS=run
COPY . .
ENV NX_DAEMON=false
RUN --mount=type=cache,target=/workspace/.nx/cache,sharing=locked \
  if [ "$TESTS" = run ]; then npx nx run "${APP}:test-with-imports"; fi

# The root of the image: what the service needs to run, all of one time, so that the same files give the same bytes.
FROM dependencies AS build
ARG APP
RUN apt-get update && apt-get install -y --no-install-recommends dumb-init=1.2.5-2 && rm -rf /var/lib/apt/lists/*
COPY . .
RUN node --require ./tools/src/run/typescript.cjs tools/src/bundle/main.ts "apps/${APP}" dist/main.js \
  && install -D -m 755 /usr/bin/dumb-init /root-of-image/usr/bin/dumb-init \
  && install -D -m 755 /usr/local/bin/node /root-of-image/usr/local/bin/node \
  && install -D -m 644 dist/main.js /root-of-image/app/main.js
# Nothing is copied from the tests, yet a failing one ends the build.
COPY --from=test /workspace/package.json /tmp/tested
RUN find /root-of-image -exec touch --no-dereference --date=@0 {} +

FROM gcr.io/distroless/cc-debian12:nonroot AS final
COPY --from=build /root-of-image /
LABEL org.opencontainers.image.source="https://github.com/fairlead/fairlead" org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production
USER 1001:1001
WORKDIR /app
# dumb-init passes signals on, and reaps what a process leaves behind.
ENTRYPOINT ["/usr/bin/dumb-init", "--", "/usr/local/bin/node", "main.js"]

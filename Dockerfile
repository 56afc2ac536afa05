# Pandu in a container: no root, nothing to write but /data, its health asked from inside.
#
#   docker build -t pandu .
#   docker run -d --name pandu --restart unless-stopped --read-only --cap-drop ALL \
#     --security-opt no-new-privileges --tmpfs /tmp:size=16m -v pandu-data:/data --env-file .env pandu
#
# /metrics and /readyz are on port 8080 and the webhook on 8443, inside only: publish them with `-p 127.0.0.1:8080:8080`.
# Leave PANDU_HTTP_LISTEN and TELEGRAM_WEBHOOK_LISTEN out of .env then, or let them listen on 0.0.0.0.
#
# Without a PANDU_DATA_KEY in .env a key file is made in /data, beside the database it protects: better give one.

FROM python:3.11-slim AS build
WORKDIR /src
COPY constraints.txt constraints-dev.txt pyproject.toml build_hook.py README.md LICENSE ./
COPY deploy/requirements.txt deploy/requirements-postgres.txt deploy/
RUN python -m venv /pandu \
 && /pandu/bin/pip install --no-cache-dir --require-hashes -r deploy/requirements.txt \
    -r deploy/requirements-postgres.txt \
 && python -m venv /build && /build/bin/pip install --no-cache-dir -c constraints.txt -c constraints-dev.txt \
    hatchling babel pyyaml
COPY bot bot
COPY flows flows
COPY locales locales
RUN /build/bin/pip wheel --no-cache-dir --no-deps --no-build-isolation -w /wheels . \
 && /pandu/bin/pip install --no-cache-dir --no-deps /wheels/*.whl

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home pandu
COPY --from=build /pandu /pandu
ENV PATH=/pandu/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PANDU_DATABASE=/data/pandu.db \
    PANDU_HTTP_LISTEN=0.0.0.0:8080 \
    TELEGRAM_WEBHOOK_LISTEN=0.0.0.0:8443
USER 10001
WORKDIR /data
VOLUME /data
# SIGTERM ends the turns in hand within 5 seconds.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "import os, urllib.request as ask; \
port = os.environ['PANDU_HTTP_LISTEN'].rpartition(':')[2]; ask.urlopen(f'http://127.0.0.1:{port}/readyz', timeout=4)"]
ENTRYPOINT ["pandu"]
CMD ["serve"]

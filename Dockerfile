# UNTESTED. briefgen on Debian 13, from the locks in requirements/.
#
#   docker build -t briefgen .
#   docker run --rm -v "$PWD:/work" briefgen render briefs/NAME --audience public -o out.pdf
FROM debian:13-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

COPY requirements/run.txt requirements/build.txt /tmp/
RUN python3 -m venv /opt/briefgen \
    && /opt/briefgen/bin/pip install --no-cache-dir --require-hashes \
        --only-binary :all: -r /tmp/run.txt -r /tmp/build.txt

COPY . /tmp/source
RUN /opt/briefgen/bin/pip install --no-deps --no-build-isolation --no-index \
        /tmp/source \
    && rm -rf /tmp/source

RUN useradd --create-home briefgen
USER briefgen
WORKDIR /work
ENTRYPOINT ["/opt/briefgen/bin/briefgen"]

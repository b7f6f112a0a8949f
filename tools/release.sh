# Makes the archive of a release; sourced by ./stint, after a build.

# Every file has the same owner and time, and they are in order, so that two builds of the same jars make the same archive.
release() {
  local version name at folder
  version=$("${java[@]}" io.stint.cli.Main --version | cut -d' ' -f2)
  name=stint-$version
  folder=$(mktemp -d)
  at=$folder/$name
  mkdir -p "$at/lib" "$at/docs"
  cp "$lib"/*.jar "$at/lib/"
  cp -r "$home"/ops/release/. "$at/"
  cp "$home"/ops/{hub.properties,grafana.json} "$home"/{LICENSE,CHANGELOG.md} "$at/"
  cp "$home"/docs/*.md "$at/docs/"
  cp "$home/docs/operating.md" "$at/README.md"
  sed -i 's|](\([a-z-]*\.md\)|](docs/\1|g' "$at/README.md"
  chmod 755 "$at"/bin/*
  tar --sort=name --mtime=2025-01-01T00:00:00Z --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
    -C "$folder" -cf - "$name" | gzip -n >"$home/cli/target/$name.tar.gz"
  rm -rf "$folder"
  echo "$home/cli/target/$name.tar.gz"
}

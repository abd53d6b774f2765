# Completion of dbcost for bash. Made by tools/help/make.py from what --help prints; not edited.
# shellcheck shell=bash

_dbcost() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} at="" words="" options="" files="" i
    if [[ $word == "=" ]]; then # --format=js comes as three words
        word=""
    elif [[ $before == "=" ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case "$at ${COMP_WORDS[i]}" in
            " estimate" | \
                " compare" | \
                " explain" | \
                " prices" | \
                " prices list" | \
                " prices show" | \
                " prices check" | \
                " prices diff" | \
                " prices import" | \
                " scaling" | \
                " credits" | \
                " capacity" | \
                " footprint" | \
                " reservations" | \
                " diff" | \
                " solve" | \
                " sweep" | \
                " batch" | \
                " range" | \
                " migrate" | \
                " advise" | \
                " verify" | \
                " schema") at="$at ${COMP_WORDS[i]}" ;;
        esac
    done
    COMPREPLY=()
    case "$at $before" in
        " estimate --deployment" | \
            " estimate --set" | \
            " estimate --month" | \
            " estimate --book" | \
            " estimate --as-of" | \
            " estimate --max-total" | \
            " estimate --months" | \
            " compare --deployment" | \
            " compare --set" | \
            " compare --month" | \
            " compare --book" | \
            " compare --as-of" | \
            " compare --max-total" | \
            " explain --deployment" | \
            " explain --set" | \
            " explain --month" | \
            " explain --book" | \
            " explain --as-of" | \
            " explain --max-total" | \
            " explain --line" | \
            " prices list --region" | \
            " prices list --book" | \
            " prices list --date" | \
            " prices show --meter" | \
            " prices show --class" | \
            " prices show --region" | \
            " prices show --book" | \
            " prices show --date" | \
            " prices diff --meter" | \
            " prices diff --class" | \
            " prices diff --from" | \
            " prices diff --to" | \
            " prices diff --book" | \
            " prices diff --to-book" | \
            " prices diff --region" | \
            " prices import --engine" | \
            " prices import --book" | \
            " prices import --region" | \
            " scaling --deployment" | \
            " scaling --store" | \
            " scaling --table" | \
            " scaling --index" | \
            " scaling --month" | \
            " scaling --as-of" | \
            " scaling --set" | \
            " credits --deployment" | \
            " credits --store" | \
            " credits --month" | \
            " credits --as-of" | \
            " credits --set" | \
            " reservations --as-of" | \
            " reservations --book" | \
            " diff --deployment" | \
            " diff --to-deployment" | \
            " diff --month" | \
            " diff --book" | \
            " diff --as-of" | \
            " diff --max-total" | \
            " diff --max-increase" | \
            " solve --deployment" | \
            " solve --set" | \
            " solve --month" | \
            " solve --book" | \
            " solve --as-of" | \
            " solve --max-total" | \
            " solve --vary" | \
            " solve --compare" | \
            " sweep --deployment" | \
            " sweep --set" | \
            " sweep --month" | \
            " sweep --book" | \
            " sweep --as-of" | \
            " sweep --vary" | \
            " sweep --jobs" | \
            " batch --deployment" | \
            " batch --set" | \
            " batch --month" | \
            " batch --book" | \
            " batch --as-of" | \
            " batch --first-line" | \
            " batch --jobs" | \
            " range --deployment" | \
            " range --set" | \
            " range --month" | \
            " range --book" | \
            " range --as-of" | \
            " range --vary" | \
            " range --samples" | \
            " range --seed" | \
            " migrate --set" | \
            " migrate --month" | \
            " migrate --book" | \
            " migrate --as-of" | \
            " migrate --from" | \
            " migrate --to" | \
            " migrate --dual-write-days" | \
            " migrate --write-units" | \
            " advise --deployment" | \
            " advise --set" | \
            " advise --month" | \
            " advise --book" | \
            " advise --as-of" | \
            " advise --times") return ;;
        " estimate --prices" | \
            " estimate --discounts" | \
            " compare --prices" | \
            " compare --discounts" | \
            " explain --prices" | \
            " explain --discounts" | \
            " prices list --prices" | \
            " prices show --prices" | \
            " prices diff --prices" | \
            " prices diff --to-prices" | \
            " prices import --into" | \
            " scaling --prices" | \
            " credits --prices" | \
            " reservations --prices" | \
            " diff --prices" | \
            " diff --discounts" | \
            " solve --prices" | \
            " solve --discounts" | \
            " sweep --prices" | \
            " sweep --discounts" | \
            " batch --prices" | \
            " batch --discounts" | \
            " range --prices" | \
            " range --discounts" | \
            " migrate --prices" | \
            " migrate --discounts" | \
            " advise --prices" | \
            " advise --discounts" | \
            " verify --prices") files=yes ;;
        " estimate --require" | \
            " compare --require" | \
            " explain --require" | \
            " diff --require" | \
            " solve --require" | \
            " sweep --require" | \
            " batch --require" | \
            " range --require" | \
            " migrate --require" | \
            " advise --require") words="stated sourced sourced-bracketed sourced-undated derived stale" ;;
        " estimate --format" | \
            " compare --format" | \
            " explain --format" | \
            " prices list --format" | \
            " prices show --format" | \
            " prices check --format" | \
            " prices diff --format" | \
            " prices import --format" | \
            " capacity --format" | \
            " footprint --format" | \
            " reservations --format" | \
            " diff --format" | \
            " solve --format" | \
            " range --format" | \
            " migrate --format" | \
            " advise --format" | \
            " verify --format") words="text json csv markdown" ;;
        " prices list --service" | \
            " prices show --service" | \
            " prices diff --service") words="dynamodb rds-postgresql transfer" ;;
        " scaling --side") words="read write" ;;
        " sweep --format") words="csv ndjson" ;;
        *)
            case "$at" in
                "") options="-h --help --version" words="estimate compare explain prices scaling credits capacity footprint reservations diff solve sweep batch range migrate advise verify schema" ;;
                " estimate") options="-h --help --deployment --set --month --book --as-of --prices --discounts --require --accept-stale --no-defaults --format --max-total --months" files=yes ;;
                " compare") options="-h --help --deployment --set --month --book --as-of --prices --discounts --require --accept-stale --no-defaults --format --max-total" files=yes ;;
                " explain") options="-h --help --deployment --set --month --book --as-of --prices --discounts --require --accept-stale --no-defaults --format --max-total --line" files=yes ;;
                " prices") options="-h --help" words="list show check diff import" ;;
                " prices list") options="-h --help --region --service --book --date --prices --format" ;;
                " prices show") options="-h --help --meter --class --region --service --book --date --prices --format" ;;
                " prices check") options="-h --help --format" files=yes ;;
                " prices diff") options="-h --help --meter --class --from --to --book --to-book --prices --to-prices --region --service --format" ;;
                " prices import") options="-h --help --into --engine --book --region --format" files=yes ;;
                " scaling") options="-h --help --deployment --store --table --index --side --month --as-of --prices --set" files=yes ;;
                " credits") options="-h --help --deployment --store --month --as-of --prices --set" files=yes ;;
                " capacity") options="-h --help --check --format" files=yes ;;
                " footprint") options="-h --help --check --format" files=yes ;;
                " reservations") options="-h --help --as-of --book --prices --format" files=yes ;;
                " diff") options="-h --help --format --deployment --to-deployment --month --book --as-of --prices --discounts --require --accept-stale --no-defaults --max-total --max-increase" files=yes ;;
                " solve") options="-h --help --deployment --set --month --book --as-of --prices --discounts --require --accept-stale --no-defaults --format --max-total --vary --compare --cheapest" files=yes ;;
                " sweep") options="-h --help --deployment --set --month --book --as-of --prices --discounts --require --accept-stale --no-defaults --format --vary --jobs" files=yes ;;
                " batch") options="-h --help --deployment --set --month --book --as-of --prices --discounts --require --accept-stale --no-defaults --first-line --jobs" files=yes ;;
                " range") options="-h --help --deployment --set --month --book --as-of --prices --discounts --require --accept-stale --no-defaults --format --vary --samples --seed" files=yes ;;
                " migrate") options="-h --help --set --month --book --as-of --prices --discounts --require --accept-stale --no-defaults --format --from --to --dual-write-days --write-units --consistent" files=yes ;;
                " advise") options="-h --help --deployment --set --month --book --as-of --prices --discounts --require --accept-stale --no-defaults --format --times" files=yes ;;
                " verify") options="-h --help --prices --format" files=yes ;;
                " schema") options="-h --help" words="advice batch bill capacity comparison coverage difference explanation footprint-sizes footprint import migration price-changes price-check price-table prices problems range reservations scenario solve sweep verification" ;;
            esac
            if [[ $word == -* ]]; then
                words=$options files=""
            fi
            ;;
    esac
    if [[ -n $files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    fi
}
complete -F _dbcost dbcost

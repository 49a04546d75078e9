// Command mongo-server serves MongoDB's protocol from SQLite files: FerretDB, for machines on which no mongod can be installed.
//
//	GOGC=400 go run . -listen 127.0.0.1:27017 -dir data
//
// FerretDB prepares a line of its log for every statement, with every document in it, also where nothing is logged. Here nothing is,
// and that work, nearly half of what an insert takes, is left out. What is stored is stored the same way.
package main

import (
	"context"
	"flag"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:27017", "TCP address to listen on")
	dir := flag.String("dir", "data", "folder of the SQLite files; made where it is missing")
	flag.Parse()

	if err := serve(*listen, *dir); err != nil {
		log.Fatal("mongo-server: ", err)
	}
}

func serve(listen, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: listen},
		Handler:   "sqlite",
		SQLiteURL: "file:" + dir + "/",
		Logger:    slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return server.Run(ctx)
}

import "reflect-metadata";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FronteggModule } from "./frontegg.module";
import { UsersController } from "./users.controller";

@Module({ imports: [FronteggModule], controllers: [UsersController] })
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ["error"] });
  await app.listen(Number(process.env.PORT ?? 0), "127.0.0.1");
  console.log(await app.getUrl());
}
void bootstrap();
